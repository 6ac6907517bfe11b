extension ContingencyTable {
    /// The exact p-value of Pearson's statistic: the probability, if the two questions are independent, of all
    /// tables with the margins observed whose statistic is at least as large.
    ///
    /// All tables are gone through, row by row; where the rows so far decide already that the statistic of all
    /// that can follow is large enough, or of none, they are counted together (after C. R. Mehta and N. R. Patel,
    /// JASA 78 (1983), 427–434). Statistics within a factor 1 − 10⁻¹² count as equal.
    ///
    /// - Parameter limit: The most tables to go through.
    /// - Returns: `nil` if there are more tables than about `limit`, or fewer than two rows or two columns hold
    ///   anybody.
    public func exactPearson(limit: Int = 50_000) -> ExactTest? {
        guard let (margins, statistic) = FixedMargins.of(withoutEmptyMargins) else { return nil }
        let logFactorials = LogFactorials(upTo: margins.total + margins.columnTotals.count)
        guard margins.approximateTables(logFactorials) <= Double(limit) else { return nil }
        var walk = TableWalk(margins, FixedMargins.threshold(statistic), logFactorials, limit: limit)
        return walk.p().map { ExactTest(statistic: statistic, p: $0, n: margins.total) }
    }
}

/// The outcome of a test of independence by all tables with the same margins.
public struct ExactTest: Sendable, Hashable {
    /// Pearson's χ² of the table observed.
    public let statistic: Double
    /// The probability of a table at least as extreme.
    public let p: Double
    /// How many respondents the table holds.
    public let n: Int
}
