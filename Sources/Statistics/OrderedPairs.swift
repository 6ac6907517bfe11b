/// For every cell that holds anybody, how many respondents are before or after it in both questions
/// (concordant) and before in one and after in the other (discordant).
struct OrderedPairs {
    struct Cell {
        let row: Int
        let column: Int
        let count: Double
        let concordant: Double
        let discordant: Double
    }

    let cells: [Cell]
    /// Twice the number of concordant and of discordant pairs.
    let concordant: Double
    let discordant: Double
    private let n: Double

    init(of table: ContingencyTable) {
        let before = CumulativeCounts(table)
        let (rows, columns) = (table.rows, table.columns)
        var cells: [Cell] = []
        for row in 0..<rows {
            for column in 0..<columns where table[row, column] > 0 {
                let lower = before.count(0..<row, 0..<column)
                let upper = before.count(row + 1..<rows, column + 1..<columns)
                let left = before.count(row + 1..<rows, 0..<column)
                let right = before.count(0..<row, column + 1..<columns)
                cells.append(
                    Cell(
                        row: row, column: column, count: Double(table[row, column]),
                        concordant: Double(lower + upper), discordant: Double(left + right)))
            }
        }
        self.cells = cells
        concordant = cells.reduce(0) { $0 + $1.count * $1.concordant }
        discordant = cells.reduce(0) { $0 + $1.count * $1.discordant }
        n = Double(table.total)
    }

    /// The sum over the respondents of a value of their cell.
    func sum(_ value: (Cell) -> Double) -> Double {
        cells.reduce(0) { $0 + $1.count * value($1) }
    }

    /// The squared deviations, over the respondents, of concordant less discordant from its mean.
    var nullSpread: Double {
        let mean = (concordant - discordant) / n
        return sum { cell in
            let deviation = cell.concordant - cell.discordant - mean
            return deviation * deviation
        }
    }
}

/// Sums over any rectangle of a table, from sums over those that start in its corner.
private struct CumulativeCounts {
    private let width: Int
    private var sums: [Int]

    init(_ table: ContingencyTable) {
        width = table.columns + 1
        sums = [Int](repeating: 0, count: (table.rows + 1) * width)
        for row in 0..<table.rows {
            for column in 0..<table.columns {
                let above = sums[row * width + column + 1] - sums[row * width + column]
                sums[(row + 1) * width + column + 1] =
                    sums[(row + 1) * width + column] + above + table[row, column]
            }
        }
    }

    func count(_ rows: Range<Int>, _ columns: Range<Int>) -> Int {
        let top = rows.lowerBound * width
        let bottom = rows.upperBound * width
        return sums[bottom + columns.upperBound] - sums[top + columns.upperBound]
            - sums[bottom + columns.lowerBound] + sums[top + columns.lowerBound]
    }
}
