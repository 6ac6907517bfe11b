/// The outcome of a test of independence against random tables with the same margins.
public struct MonteCarloTest: Sendable, Hashable {
    /// Pearson's χ² of the table observed.
    public let statistic: Double
    /// (1 + tables at least as extreme) / (1 + tables drawn).
    public let p: Double
    /// The standard error of `p` that comes from drawing only so many tables: √(p(1−p)/tables).
    public let standardError: Double
    /// How many tables were drawn.
    public let tables: Int
    /// How many respondents the table holds.
    public let n: Int
}
