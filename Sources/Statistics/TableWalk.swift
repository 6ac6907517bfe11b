import Glibc

/// Goes through all tables with the same margins and adds up the probabilities of those whose statistic
/// reaches a threshold.
struct TableWalk {
    private let margins: FixedMargins
    private let threshold: Double
    private let logFactorials: LogFactorials
    /// How many more times a row may be begun.
    private var patience: Int
    /// By row: the respondents of this row and those after it, and the logarithm of the ways to deal the rows
    /// out, but for what the columns have left.
    private var remaining: [Int] = []
    private var logWays: [Double] = []
    /// What each column still has to give to the rows not yet filled.
    private var left: [Int]
    private var sum = 0.0

    /// - Parameter limit: After how many tables, begun or complete, to give up.
    init(_ margins: FixedMargins, _ threshold: Double, _ logFactorials: LogFactorials, limit: Int) {
        self.margins = margins
        self.threshold = threshold
        self.logFactorials = logFactorials
        patience = limit
        left = margins.columnTotals
        let all = (margins.rowTotals + margins.columnTotals).reduce(-logFactorials[margins.total]) {
            $0 + logFactorials[$1]
        }
        for row in margins.rowTotals.indices {
            let rows = margins.rowTotals[row...]
            let respondents = rows.reduce(0, +)
            remaining.append(respondents)
            logWays.append(rows.reduce(all + logFactorials[respondents]) { $0 - logFactorials[$1] })
        }
    }

    /// The probability of all tables that reach the threshold; `nil` if there were too many.
    mutating func p() -> Double? {
        beginRow(0, statistic: 0, logCounts: 0)
        return patience >= 0 ? min(1, sum) : nil
    }

    /// - Parameters:
    ///   - statistic: What the rows filled add to the statistic.
    ///   - logCounts: Σ ln(count!) of the rows filled.
    private mutating func beginRow(_ row: Int, statistic: Double, logCounts: Double) {
        patience -= 1
        if patience < 0 { return }
        if statistic + leastOfRows(from: row) >= threshold {
            // Reached whatever follows; the one table that is left when one row is.
            sum += exp(left.reduce(logWays[row] - logCounts) { $0 - logFactorials[$1] })
        } else if row < margins.rowTotals.count - 1, statistic + mostOfRows(from: row) >= threshold {
            fill(row, 0, toPlace: margins.rowTotals[row], space: remaining[row], statistic, logCounts)
        }
    }

    /// - Parameters:
    ///   - toPlace: The respondents of the row that no cell has got.
    ///   - space: What this column and those after it have left.
    private mutating func fill(
        _ row: Int, _ column: Int, toPlace: Int, space: Int, _ statistic: Double, _ logCounts: Double
    ) {
        let available = left[column]
        let isLast = column == left.count - 1
        let fewest = isLast ? toPlace : max(0, toPlace - (space - available))
        for count in stride(from: fewest, through: min(available, toPlace), by: 1) where patience >= 0 {
            let reached = statistic + margins.deviation(of: count, at: row * left.count + column)
            let counts = logCounts + logFactorials[count]
            left[column] = available - count
            if isLast {
                beginRow(row + 1, statistic: reached, logCounts: counts)
            } else {
                fill(row, column + 1, toPlace: toPlace - count, space: space - available, reached, counts)
            }
        }
        left[column] = available
    }

    /// A bound from below of what the rows not filled add: if in each column they deviate in proportion to what
    /// is expected. It is what a single row adds.
    private func leastOfRows(from row: Int) -> Double {
        let share = Double(remaining[row]) / Double(margins.total)
        var least = 0.0
        for column in left.indices {
            let expected = Double(margins.columnTotals[column]) * share
            let deviation = Double(left[column]) - expected
            least += deviation * deviation / expected
        }
        return least
    }

    /// A bound from above: if in each column all go to the row in which they are expected least, as far as
    /// there is room.
    private func mostOfRows(from row: Int) -> Double {
        let smallest = Double(margins.rowTotals[row])
        var most = -Double(remaining[row])
        for column in left.indices {
            let count = Double(left[column])
            let scale = Double(margins.total) / Double(margins.columnTotals[column])
            most += scale * count * min(1, count / smallest)
        }
        // Rounding must not make it smaller.
        return most + 1e-9 * Double(margins.total)
    }
}

extension FixedMargins {
    /// About how many tables have these margins (M. Gail and N. Mantel, JASA 72 (1977), 859–862); the larger of
    /// what the rows and what the columns tell, since it is too small where totals are very unequal.
    func approximateTables(_ logFactorials: LogFactorials) -> Double {
        max(
            Self.tables(rows: rowTotals, columns: columnTotals, logFactorials),
            Self.tables(rows: columnTotals, columns: rowTotals, logFactorials))
    }

    /// All ways to fill the rows, times the normal density, at the column totals wanted, of the totals they
    /// would give.
    private static func tables(rows: [Int], columns: [Int], _ logFactorials: LogFactorials) -> Double {
        let count = Double(columns.count)
        var logTables = 0.5 * log(count)
        var variance = 0.0
        for row in rows {
            logTables += logFactorials[row + columns.count - 1]
            logTables -= logFactorials[row] + logFactorials[columns.count - 1]
            variance += Double(row) * (Double(row) + count)
        }
        variance *= (count - 1) / (count * count * (count + 1))
        let mean = Double(rows.reduce(0, +)) / count
        let squares = columns.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        let scale = (count - 1) / (count * variance)
        return exp(logTables + (count - 1) / 2 * log(scale / (2 * Double.pi)) - scale * squares / 2)
    }
}
