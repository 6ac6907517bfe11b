import SurveyModel

extension TestRow {
    /// What is released of a probability where the exact one could tell hidden counts: the least of these bounds that it
    /// keeps. The largest is just below the p-value from which on a test shows nothing.
    public static func bounds(_ options: StatisticsOptions) -> [Double] {
        let largest = (options.significance * 98_000).rounded() / 100_000
        return [0.001, 0.01].filter { $0 < largest } + [largest]
    }
}
