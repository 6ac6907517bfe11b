/// The outcome of a test whose statistic is read from an F distribution.
public struct FTest: Sendable, Hashable {
    public let statistic: Double
    /// Degrees of freedom of the numerator, not necessarily whole.
    public let numeratorDegrees: Double
    /// Degrees of freedom of the denominator, not necessarily whole.
    public let denominatorDegrees: Double
    /// The probability of a statistic at least as large if there is no difference or association.
    public let p: Double
    /// How many respondents took part.
    public let n: Int
}
