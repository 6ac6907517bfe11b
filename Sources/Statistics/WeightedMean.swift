/// The weighted mean of the answers to a question answered by a number.
public struct WeightedMean: Sendable, Hashable {
    /// The mean, in the unit of the values.
    public let mean: Double
    /// The linearised (Taylor) standard error of the mean; `nil` for a single respondent.
    public let standardError: Double?
    /// The t interval of the mean; `nil` for a single respondent.
    public let interval: Interval?

    /// Estimates the mean.
    ///
    /// Equal to R's `svymean()` and `confint(df = degf(design))`. Source: T. Lumley, "Complex Surveys"
    /// (2010), § 2.2; D. A. Binder, International Statistical Review 51 (1983), 279–292.
    ///
    /// - Parameters:
    ///   - tally: Each value with the weights of those who gave it, in any order.
    ///   - design: The sample they are from.
    ///   - level: The confidence level, strictly between 0 and 1.
    /// - Returns: `nil` without respondents, or if a value is not finite.
    public init?(
        _ tally: [(value: Double, weights: WeightTally)], design: SurveyDesign, level: Double = 0.95
    ) {
        let given = tally.filter { $0.weights.count > 0 }
        guard !given.isEmpty, given.allSatisfy({ $0.value.isFinite }) else { return nil }
        let sum = given.reduce(0) { $0 + $1.weights.sum }
        let rough = given.reduce(0) { $0 + $1.weights.sum * $1.value } / sum
        let mean = rough + given.reduce(0) { $0 + $1.weights.sum * ($1.value - rough) } / sum
        self.mean = mean
        guard let factor = design.varianceFactor, let t = design.quantile(level: level) else {
            standardError = nil
            interval = nil
            return
        }
        let squares = given.reduce(0) { total, entry in
            total + entry.weights.sumOfSquares * (entry.value - mean) * (entry.value - mean)
        }
        let error = (factor * squares).squareRoot() / sum
        standardError = error
        interval = Interval(around: mean, halfWidth: t * error)
    }
}
