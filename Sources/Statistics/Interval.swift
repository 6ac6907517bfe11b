/// A confidence interval, both ends included, in the unit of the estimate it belongs to.
public struct Interval: Sendable, Hashable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }
}

extension Interval {
    /// `center ± halfWidth`.
    init(around center: Double, halfWidth: Double) {
        self.init(low: center - halfWidth, high: center + halfWidth)
    }
}

/// Half of what a two-sided interval of this confidence level leaves out.
func tail(ofLevel level: Double) -> Double {
    precondition(level > 0 && level < 1, "a confidence level lies strictly between 0 and 1")
    return (1 - level) / 2
}
