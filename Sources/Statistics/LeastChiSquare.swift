/// Pearson's test of a table of which some cells are unknown: the least statistic of all tables that have the
/// known cells and the margins, so that whatever the unknown ones are, p is at most this.
///
/// The statistic is a sum of squares, (O − E)²/E over the cells, and the margins fix E; its least value over
/// the tables (fractions allowed) is the square of the distance from E to a convex set, found by cyclic
/// projections. Source: J. P. Boyle, R. L. Dykstra, "A method for finding projections onto the intersection of
/// convex sets in Hilbert spaces", Lecture Notes in Statistics 37 (1986), 28–47.
public struct LeastChiSquare: Sendable, Hashable {
    public let statistic: Double
    public let degreesOfFreedom: Int
    /// The upper bound of p.
    public let p: Double

    /// Where only about is known how many are in each column: the sum over the known cells of the least that
    /// each can add, the others adding nothing.
    ///
    /// - Parameters:
    ///   - columns: The least and the largest total of each column.
    ///   - total: Of the whole table.
    /// - Returns: `nil` as ``init(cells:rowTotals:columnTotals:)``.
    public init?(cells: [[Int?]], rowTotals: [Int], columns: [ClosedRange<Int>], total: Int) {
        let rows = rowTotals.indices.filter { rowTotals[$0] > 0 }
        let used = columns.indices.filter { columns[$0].upperBound > 0 }
        func expected(_ row: Int, _ column: Int) -> Double {
            Double(rowTotals[row]) * Double(column) / Double(total)
        }
        let least = rows.flatMap { row in used.map { expected(row, columns[$0].lowerBound) } }
        guard rows.count > 1, used.count > 1, least.allSatisfy({ $0 >= 1 }),
            5 * least.count(where: { $0 < 5 }) <= least.count
        else { return nil }
        statistic = rows.reduce(0) { sum, row in
            used.reduce(sum) { sum, column in
                guard let count = cells[row][column].map(Double.init) else { return sum }
                let low = expected(row, columns[column].lowerBound)
                let high = expected(row, columns[column].upperBound)
                let nearest = min(max(count, low), high)
                return sum + (count - nearest) * (count - nearest) / nearest
            }
        }
        degreesOfFreedom = (rows.count - 1) * (used.count - 1)
        guard let p = Distributions.chiSquareUpperTail(statistic, degrees: Double(degreesOfFreedom)) else {
            return nil
        }
        self.p = p
    }

    /// - Parameters:
    ///   - cells: Row by row; `nil` where the count is unknown.
    ///   - rowTotals: Of all rows.
    ///   - columnTotals: Of all columns, adding up to the same.
    /// - Returns: `nil` if fewer than two rows or columns hold anybody, or the chi-square distribution does not
    ///   fit: an expected count under 1, or more than a fifth of them under 5 (W. G. Cochran, Biometrics 10
    ///   (1954), 417–451).
    public init?(cells: [[Int?]], rowTotals: [Int], columnTotals: [Int]) {
        let rows = rowTotals.indices.filter { rowTotals[$0] > 0 }
        let columns = columnTotals.indices.filter { columnTotals[$0] > 0 }
        let total = Double(rowTotals.reduce(0, +))
        let expected = rows.map { row in
            columns.map { Double(rowTotals[row]) * Double(columnTotals[$0]) / total }
        }
        let all = expected.flatMap(\.self)
        guard rows.count > 1, columns.count > 1, all.allSatisfy({ $0 >= 1 }),
            5 * all.count(where: { $0 < 5 }) <= all.count
        else { return nil }
        let known = rows.map { row in columns.map { cells[row][$0].map(Double.init) } }
        let nearest = Self.nearest(
            known, expected, rowTotals: rows.map { Double(rowTotals[$0]) },
            columnTotals: columns.map { Double(columnTotals[$0]) })
        let sum = zip(nearest.flatMap(\.self), all).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / $1.1 }
        // The projections come near from below; what they may be off by is on the safe side.
        statistic = sum * (1 - 1e-6)
        degreesOfFreedom = (rows.count - 1) * (columns.count - 1)
        guard let p = Distributions.chiSquareUpperTail(statistic, degrees: Double(degreesOfFreedom)) else {
            return nil
        }
        self.p = p
    }

    /// The table nearest to the expected one that has the known cells and the margins.
    private static func nearest(
        _ known: [[Double?]], _ expected: [[Double]], rowTotals: [Double], columnTotals: [Double]
    ) -> [[Double]] {
        var table = zip(known, expected).map { known, expected in zip(known, expected).map { $0 ?? $1 } }
        let free = known.map { row in row.indices.filter { row[$0] == nil } }
        let freeRows = columnTotals.indices.map { column in known.indices.filter { known[$0][column] == nil }
        }
        var correction = table.map { $0.map { _ in 0.0 } }
        for _ in 0..<mostRounds {
            var change = 0.0
            func shift(_ cells: [(row: Int, column: Int)], by missing: Double) {
                let weight = cells.reduce(0) { $0 + expected[$1.row][$1.column] }
                if weight == 0 { return }
                for cell in cells {
                    table[cell.row][cell.column] += missing * expected[cell.row][cell.column] / weight
                }
                change = max(change, abs(missing))
            }
            for row in free.indices {
                shift(free[row].map { (row, $0) }, by: rowTotals[row] - table[row].reduce(0, +))
            }
            for column in freeRows.indices {
                let sum = table.reduce(0) { $0 + $1[column] }
                shift(freeRows[column].map { ($0, column) }, by: columnTotals[column] - sum)
            }
            for row in free.indices {
                for column in free[row] {
                    let value = table[row][column] + correction[row][column]
                    table[row][column] = max(0, value)
                    correction[row][column] = min(0, value)
                }
            }
            if change < 1e-9 { break }
        }
        return table
    }

    private static let mostRounds = 5000
}
