/// The weights of the respondents who gave each pair of answers to two questions.
public struct WeightedTable: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    /// Row by row: the cell of row `i` and column `j` is at `i * columns + j`.
    public let cells: [WeightTally]

    /// - Parameters:
    ///   - rows: How many rows, one for each answer to the first question.
    ///   - columns: How many columns, one for each answer to the second.
    ///   - cells: `rows * columns` tallies, row by row.
    public init(rows: Int, columns: Int, cells: [WeightTally]) {
        precondition(rows >= 0 && columns >= 0 && cells.count == rows * columns, "one tally for every cell")
        self.rows = rows
        self.columns = columns
        self.cells = cells
    }

    /// How many respondents are in each cell.
    public var counts: ContingencyTable {
        ContingencyTable(rows: rows, columns: columns, counts: cells.map(\.count))
    }

    /// The table without the rows and columns that nobody is in.
    public var withoutEmptyMargins: WeightedTable {
        let keptRows = (0..<rows).filter { row in
            (0..<columns).contains { cells[row * columns + $0].count > 0 }
        }
        let keptColumns = (0..<columns).filter { column in
            (0..<rows).contains { cells[$0 * columns + column].count > 0 }
        }
        return WeightedTable(
            rows: keptRows.count, columns: keptColumns.count,
            cells: keptRows.flatMap { row in keptColumns.map { cells[row * columns + $0] } })
    }
}
