/// How many respondents gave each pair of answers to two questions.
public struct ContingencyTable: Sendable, Hashable {
    public let rows: Int
    public let columns: Int
    /// Row by row: the cell of row `i` and column `j` is at `i * columns + j`.
    public let counts: [Int]

    /// - Parameters:
    ///   - rows: How many rows, one for each answer to the first question.
    ///   - columns: How many columns, one for each answer to the second.
    ///   - counts: `rows * columns` counts, row by row, none negative.
    public init(rows: Int, columns: Int, counts: [Int]) {
        precondition(rows >= 0 && columns >= 0 && counts.count == rows * columns, "one count for every cell")
        precondition(counts.allSatisfy { $0 >= 0 }, "a count is not negative")
        self.rows = rows
        self.columns = columns
        self.counts = counts
    }

    public subscript(row: Int, column: Int) -> Int {
        precondition(column >= 0 && column < columns, "a column of the table")
        return counts[row * columns + column]
    }

    public var rowTotals: [Int] {
        (0..<rows).map { row in counts[row * columns..<(row + 1) * columns].reduce(0, +) }
    }

    public var columnTotals: [Int] {
        (0..<columns).map { column in (0..<rows).reduce(0) { $0 + counts[$1 * columns + column] } }
    }

    public var total: Int { counts.reduce(0, +) }

    /// The table without the rows and columns that nobody is in.
    ///
    /// An answer that nobody gave says nothing about association, but would count in the degrees of
    /// freedom.
    public var withoutEmptyMargins: ContingencyTable {
        let rowTotals = rowTotals
        let columnTotals = columnTotals
        let keptRows = (0..<rows).filter { rowTotals[$0] > 0 }
        let keptColumns = (0..<columns).filter { columnTotals[$0] > 0 }
        if keptRows.count == rows, keptColumns.count == columns { return self }
        return ContingencyTable(
            rows: keptRows.count, columns: keptColumns.count,
            counts: keptRows.flatMap { row in keptColumns.map { counts[row * columns + $0] } })
    }
}
