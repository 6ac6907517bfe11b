import SurveyModel

extension TestRow {
    /// What is released of a probability where the exact one could tell hidden counts: the least of these
    /// bounds that it keeps; 1 where the test shows nothing.
    public static func bound(of p: Double, _ options: StatisticsOptions) -> Double {
        [0.001, 0.01, largestBound(options)].sorted().first { p <= $0 } ?? 1
    }

    /// The largest bound below 1, just below the p-value from which on a test shows nothing.
    public static func largestBound(_ options: StatisticsOptions) -> Double {
        (options.significance * 98_000).rounded() / 100_000
    }
}
