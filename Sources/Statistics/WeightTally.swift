/// The weights of some respondents, added up: all that the weighted estimates need of them.
///
/// Weighted estimates and their standard errors are functions of such sums over the answers, so no stage
/// keeps a weight for every respondent. Tallies of parts add up to that of the whole.
public struct WeightTally: Sendable, Hashable {
    /// How many respondents there are.
    public private(set) var count: Int
    /// The sum of their weights.
    public private(set) var sum: Double
    /// The sum of the squares of their weights.
    public private(set) var sumOfSquares: Double

    public init() {
        self.init(count: 0, sum: 0, sumOfSquares: 0)
    }

    public init(count: Int, sum: Double, sumOfSquares: Double) {
        self.count = count
        self.sum = sum
        self.sumOfSquares = sumOfSquares
    }

    /// - Parameter weights: Positive and finite weights, one for each respondent.
    public init(_ weights: some Sequence<Double>) {
        self.init()
        for weight in weights { add(weight) }
    }

    /// Adds one respondent, or several of the same weight.
    public mutating func add(_ weight: Double, count: Int = 1) {
        precondition(weight > 0 && weight.isFinite, "a weight is positive and finite")
        self.count += count
        sum += weight * Double(count)
        sumOfSquares += weight * weight * Double(count)
    }

    public static func + (left: WeightTally, right: WeightTally) -> WeightTally {
        WeightTally(
            count: left.count + right.count, sum: left.sum + right.sum,
            sumOfSquares: left.sumOfSquares + right.sumOfSquares)
    }

    /// Kish's effective sample size (Σw)²/Σw²: how many respondents of equal weight would tell as much.
    ///
    /// Source: L. Kish, "Survey Sampling" (1965), § 11.2C.
    ///
    /// - Returns: `nil` without respondents.
    public var effectiveSize: Double? {
        count > 0 ? sum * sum / sumOfSquares : nil
    }

    /// Kish's design effect of weighting n·Σw²/(Σw)²: by what factor unequal weights raise a variance.
    ///
    /// - Returns: `nil` without respondents.
    public var designEffect: Double? {
        count > 0 ? Double(count) * sumOfSquares / (sum * sum) : nil
    }
}
