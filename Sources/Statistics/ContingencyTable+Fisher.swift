extension ContingencyTable {
    /// The two-sided p value of Fisher's exact test, for a table with two rows and two columns in use.
    ///
    /// The sum of the probabilities, given the margins, of all tables no more probable than the one
    /// observed; probabilities within a factor 1 + 10⁻⁷ count as equal, so that ties are not lost to
    /// rounding. Equal to R's `fisher.test()$p.value`. Source: R. A. Fisher, "Statistical Methods for
    /// Research Workers" (5th ed. 1934), § 21.02.
    ///
    /// - Returns: `nil` unless exactly two rows and two columns hold anybody.
    public func fisherExact() -> Double? {
        let table = withoutEmptyMargins
        guard table.rows == 2, table.columns == 2 else { return nil }
        let distribution = Hypergeometric(
            population: table.total, marked: table.columnTotals[0], drawn: table.rowTotals[0])
        let weights = distribution.relativeWeights
        let limit = weights[table[0, 0] - distribution.smallest] * (1 + 1e-7)
        let extreme = weights.reduce(0) { $1 <= limit ? $0 + $1 : $0 }
        return min(1, extreme / weights.reduce(0, +))
    }
}
