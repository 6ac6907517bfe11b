import Glibc

/// The weighted share of the respondents who gave an answer.
public struct WeightedProportion: Sendable, Hashable {
    /// The share, 0…1.
    public let share: Double
    /// The linearised (Taylor) standard error of the share; `nil` for a single respondent.
    public let standardError: Double?
    /// The interval, by the logit where the share is strictly between 0 and 1; where nobody or everybody
    /// gave the answer, Wilson's with Kish's effective size, as the logit says nothing there; `nil` for a
    /// single respondent.
    public let interval: Interval?

    /// Estimates the share.
    ///
    /// The standard error equals R's `svymean()`, the interval `svyciprop(method = "logit")`: the logit of
    /// the share ± t times its linearised standard error, taken back. Source: T. Lumley, "Complex Surveys"
    /// (2010), § 2.3; E. L. Korn and B. I. Graubard, "Analysis of Health Surveys" (1999), § 3.2.
    ///
    /// - Parameters:
    ///   - chosen: The weights of those who gave the answer.
    ///   - others: The weights of those who gave another.
    ///   - design: The sample they are from.
    ///   - level: The confidence level, strictly between 0 and 1.
    /// - Returns: `nil` without respondents.
    public init?(chosen: WeightTally, others: WeightTally, design: SurveyDesign, level: Double = 0.95) {
        let base = chosen + others
        guard let effectiveSize = base.effectiveSize else { return nil }
        let share = chosen.sum / base.sum
        let rest = others.sum / base.sum
        self.share = share
        guard let factor = design.varianceFactor, let t = design.quantile(level: level) else {
            standardError = nil
            interval = nil
            return
        }
        let squares = rest * rest * chosen.sumOfSquares + share * share * others.sumOfSquares
        let error = (factor * squares).squareRoot() / base.sum
        standardError = error
        if factor == 0 {
            interval = Interval(low: share, high: share)
        } else if chosen.count == 0 || others.count == 0 {
            interval = wilsonInterval(share: share, effectiveSize: effectiveSize, level: level)
        } else {
            let logit = log(share / rest)
            let halfWidth = t * error / (share * rest)
            interval = Interval(low: expit(logit - halfWidth), high: expit(logit + halfWidth))
        }
    }
}

/// The share whose logit this is.
private func expit(_ logit: Double) -> Double {
    1 / (1 + exp(-logit))
}
