extension ContingencyTable {
    /// The test of independence by random tables with the margins observed, for tables too sparse for the
    /// chi-square distribution and too many to go through all.
    ///
    /// As R's `chisq.test(simulate.p.value = TRUE)`: the statistic is Pearson's, and the observed table counts
    /// as one of those drawn (A. C. A. Hope, JRSS B 30 (1968), 582–598). Tables are drawn in turns of 5,000:
    ///
    /// - after a turn no more are drawn if p is above `significance` by five of its standard errors: then no
    ///   adjustment for the number of tests can make it significant;
    /// - else 20,000;
    /// - more only while fewer than 20 were as extreme and p, were it the least that can be reached, could not
    ///   fall below `significance`/`family`, at most 200,000.
    ///
    /// J. Besag and P. Clifford, Biometrika 78 (1991), 301–304, on stopping when enough is known.
    ///
    /// - Parameters:
    ///   - significance: The p-value, adjusted for the number of tests, below which a test shows something.
    ///   - family: How many tests it is adjusted for.
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody. The same for tables that differ
    ///   in the order of their rows or columns.
    public func monteCarlo(significance: Double = 0.05, family: Int = 1) -> MonteCarloTest? {
        guard let (margins, statistic) = FixedMargins.of(withoutEmptyMargins) else { return nil }
        var tables = RandomTables(margins)
        let threshold = FixedMargins.threshold(statistic)
        let most = min(200_000, max(20_000, Int(2 * Double(family) / significance)))
        var test = MonteCarloTest(statistic: statistic, n: margins.total)
        repeat {
            let drawn = min(5_000, most - test.tables)
            test.add(tables: drawn, extreme: tables.count(drawn, atLeast: threshold))
        } while test.tables < most
            && test.p - 5 * test.standardError <= significance
            && (test.tables < 20_000 || test.extreme < 20)
        return test
    }
}
