/// What a form's statistics may differ in, as `wave.yml` says under `statistics`.
public struct StatisticsOptions: Sendable {
    /// How the p-values of a form's tests are adjusted for their number.
    public enum Adjustment: String, Sendable, CaseIterable {
        /// The probability of even one false rejection stays within the level.
        case holm
        /// The expected share of false ones among the rejections does.
        case benjaminiHochberg = "benjamini-hochberg"
    }

    /// The confidence level of all intervals, strictly between 0 and 1.
    public var level: Double
    public var adjustment: Adjustment

    /// The p-value below which a test shows something: what the level leaves.
    public var significance: Double { 1 - level }

    public init(level: Double = 0.95, adjustment: Adjustment = .holm) {
        self.level = level
        self.adjustment = adjustment
    }
}
