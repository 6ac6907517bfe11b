/// What all tables with the same row and column totals have in common, and how far one of them is from
/// independence.
///
/// Pearson's statistic does not change when rows or columns change places, or rows with columns; so the
/// margins are brought into one order (no more rows than columns, totals ascending), and tables that differ in
/// nothing else get the same p-value.
struct FixedMargins: Sendable {
    /// Ascending, none of them zero.
    let rowTotals: [Int]
    let columnTotals: [Int]
    let total: Int
    /// The counts that independence would give, row by row, and their reciprocals.
    private let expected: [Double]
    private let reciprocals: [Double]

    /// The margins of a table without empty rows and columns, and its statistic.
    ///
    /// - Returns: `nil` for fewer than two rows or columns.
    static func of(_ table: ContingencyTable) -> (margins: FixedMargins, statistic: Double)? {
        guard table.rows > 1, table.columns > 1 else { return nil }
        let (rows, columns) = (table.rowTotals, table.columnTotals)
        let turned =
            columns.count < rows.count
            || columns.count == rows.count && columns.sorted().lexicographicallyPrecedes(rows.sorted())
        let outer = turned ? columns : rows
        let inner = turned ? rows : columns
        let outerOrder = outer.indices.sorted { (outer[$0], $0) < (outer[$1], $1) }
        let innerOrder = inner.indices.sorted { (inner[$0], $0) < (inner[$1], $1) }
        let margins = FixedMargins(
            rowTotals: outerOrder.map { outer[$0] }, columnTotals: innerOrder.map { inner[$0] })
        let counts = outerOrder.flatMap { one in
            innerOrder.map { other in turned ? table[other, one] : table[one, other] }
        }
        return (margins, margins.statistic(of: counts))
    }

    private init(rowTotals: [Int], columnTotals: [Int]) {
        self.rowTotals = rowTotals
        self.columnTotals = columnTotals
        total = rowTotals.reduce(0, +)
        let n = Double(total)
        expected = rowTotals.flatMap { row in columnTotals.map { Double(row) * Double($0) / n } }
        reciprocals = expected.map { 1 / $0 }
    }

    /// Pearson's statistic of a table with these margins.
    func statistic(of counts: [Int]) -> Double {
        counts.indices.reduce(0) { $0 + deviation(of: counts[$1], at: $1) }
    }

    /// What a cell adds to Pearson's statistic.
    ///
    /// - Parameter index: The cell's, row by row.
    @inline(__always)
    func deviation(of count: Int, at index: Int) -> Double {
        let deviation = Double(count) - expected[index]
        return deviation * deviation * reciprocals[index]
    }

    /// The least statistic that counts as large as `statistic`: within a factor 1 − 10⁻¹², so that ties are
    /// not lost to the order of summation.
    static func threshold(_ statistic: Double) -> Double { statistic * (1 - 1e-12) }
}
