/// The outcome of a rank test whose statistic is read from a chi-square distribution.
public struct RankTest: Sendable, Hashable {
    public let statistic: Double
    public let degreesOfFreedom: Int
    /// The probability of a statistic at least as large if there is no difference.
    public let p: Double
    /// How many respondents took part.
    public let n: Int
}
