/// What is reported of a question answered by a number: mean with its interval, spread, quartiles.
public struct NumberSummary: Sendable, Hashable {
    /// How many values there are.
    public let n: Int
    /// The arithmetic mean, in the unit of the values, as all that follow.
    public let mean: Double
    /// The sample standard deviation (divisor n−1); `nil` for a single value.
    public let sd: Double?
    /// Student's t interval of the mean; `nil` for a single value of a larger population.
    public let meanInterval: Interval?
    public let minimum: Double
    /// The lower quartile, median and upper quartile: R's default definition, type 7 (Hyndman and
    /// Fan, The American Statistician 50 (1996), 361–365).
    public let q1: Double
    public let median: Double
    public let q3: Double
    public let maximum: Double

    /// Summarises a tally of values.
    ///
    /// The mean and the deviation are computed in two passes with the rounding of the first corrected
    /// (Chan, Golub and LeVeque, The American Statistician 37 (1983), 242–247), so that large values
    /// with a small spread keep their digits.
    ///
    /// - Parameters:
    ///   - counts: Each value with how often it was given, in any order; a value may stand twice.
    ///   - level: The confidence level, strictly between 0 and 1.
    ///   - population: The size N of the population; the standard error of the mean is then multiplied
    ///     by √(1 − n/N). An N of `n` or less is a census.
    /// - Returns: `nil` if there is no value, or one that is not finite.
    public init?(
        counts: [(value: Double, count: Int)], level: Double = 0.95, population: Int? = nil
    ) {
        let sorted = SortedTally(counts)
        guard let minimum = sorted.minimum, let maximum = sorted.maximum,
            minimum.isFinite, maximum.isFinite
        else { return nil }
        let moments = sorted.moments
        n = sorted.total
        mean = moments.mean
        sd = n > 1 ? (moments.squares / Double(n - 1)).squareRoot() : nil
        self.minimum = minimum
        q1 = sorted.quantile(0.25)
        median = sorted.quantile(0.5)
        q3 = sorted.quantile(0.75)
        self.maximum = maximum
        let isCensus = population.map { $0 <= sorted.total } ?? false
        if isCensus {
            meanInterval = Interval(low: mean, high: mean)
        } else if let sd {
            let t = Distributions.tUpperQuantile(tail(ofLevel: level), degrees: Double(n - 1))
            let unsampled = population.map { 1 - Double(sorted.total) / Double($0) } ?? 1
            let error = sd * (unsampled / Double(n)).squareRoot()
            meanInterval = Interval(around: mean, halfWidth: t * error)
        } else {
            meanInterval = nil
        }
    }
}
