/// How strongly two ordinal questions go together: −1 as opposed as can be, 0 not at all, 1 fully.
public struct OrdinalAssociation: Sendable, Hashable {
    public let estimate: Double
    /// The asymptotic standard error of the estimate, for its interval (SPSS: "Asymp. Std. Error").
    public let standardError: Double
    /// The standard error if there were no association, for the test.
    public let nullStandardError: Double
    /// The two-sided p value of `estimate / nullStandardError` as a standard normal variable.
    public let p: Double
    /// How many respondents the table holds.
    public let n: Int

    /// The estimate ± the normal quantile times its standard error, kept within −1…1.
    public func interval(level: Double = 0.95) -> Interval {
        let halfWidth = Distributions.normalUpperQuantile(tail(ofLevel: level)) * standardError
        return Interval(low: max(-1, estimate - halfWidth), high: min(1, estimate + halfWidth))
    }
}
