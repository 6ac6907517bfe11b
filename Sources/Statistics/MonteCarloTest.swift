/// The outcome of a test of independence against random tables with the same margins.
public struct MonteCarloTest: Sendable, Hashable {
    /// Pearson's χ² of the table observed.
    public let statistic: Double
    /// How many respondents the table holds.
    public let n: Int
    /// How many tables were drawn.
    public private(set) var tables = 0
    /// How many of them were at least as extreme as the one observed.
    public private(set) var extreme = 0

    init(statistic: Double, n: Int) {
        self.statistic = statistic
        self.n = n
    }

    mutating func add(tables: Int, extreme: Int) {
        self.tables += tables
        self.extreme += extreme
    }

    /// (1 + tables at least as extreme) / (1 + tables drawn).
    public var p: Double { Double(1 + extreme) / Double(1 + tables) }

    /// The standard error of `p` that comes from drawing only so many tables: √(p(1−p)/tables).
    public var standardError: Double { (p * (1 - p) / Double(tables)).squareRoot() }
}
