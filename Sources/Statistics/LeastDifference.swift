/// The least difference between two shares that a test would show four times in five.
///
/// Source: J. L. Fleiss, "Statistical Methods for Rates and Proportions" (1981), § 3.2, without continuity
/// correction, with the variance at its largest, that of shares about a half.
public enum LeastDifference {
    /// How often a true difference of this size would show.
    public static let power = 0.8

    /// - Parameters:
    ///   - first: How many answered in one group, and `second` in the other.
    ///   - significance: The level of the test, two-sided.
    /// - Returns: As a share of one; `nil` where a group is empty or even the largest difference would not show.
    public static func leastShare(_ first: Int, _ second: Int, significance: Double) -> Double? {
        guard first > 0, second > 0, significance > 0, significance < 1 else { return nil }
        let quantiles =
            Distributions.normalUpperQuantile(significance / 2) + Distributions.normalUpperQuantile(1 - power)
        let least = quantiles * (0.25 * (1 / Double(first) + 1 / Double(second))).squareRoot()
        return least <= 1 ? least : nil
    }
}
