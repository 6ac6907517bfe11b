/// The outcome of a chi-square test of independence.
public struct ChiSquareTest: Sendable, Hashable {
    /// The test statistic, χ² or G².
    public let statistic: Double
    /// (rows − 1)(columns − 1) over the rows and columns that are not empty.
    public let degreesOfFreedom: Int
    /// The probability of a statistic at least as large if the two questions are independent.
    public let p: Double
    /// Cramér's V, the strength of the association, 0…1: √(χ²/(n(k−1))), k the smaller of the numbers of
    /// rows and columns. Always of Pearson's χ².
    public let cramersV: Double
    /// The smallest expected count; the chi-square distribution is a fair approximation from 5 up.
    public let minExpected: Double
    /// How many respondents the table holds.
    public let n: Int
}
