/// A figure with the interval that goes with it; `nil` where there is none.
public struct Estimate: Sendable, Equatable {
    public var value: Double?
    public var low: Double?
    public var high: Double?

    public init(value: Double?, low: Double? = nil, high: Double? = nil) {
        self.value = value
        self.low = low
        self.high = high
    }
}

extension DistributionRow {
    /// The share to report, in per cent: the weighted one where the form has weights.
    public var share: Estimate {
        weightedPercent == nil
            ? Estimate(value: percent, low: low, high: high)
            : Estimate(value: weightedPercent, low: weightedLow, high: weightedHigh)
    }

    /// The share of all answers to report, in per cent: the weighted one where the form has weights.
    public var shareOfAnswers: Double? { weightedPercentOfAnswers ?? percentOfAnswers }
}

extension NumberRow {
    /// The mean to report: the weighted one where the form has weights.
    public var average: Estimate {
        weightedMean == nil
            ? Estimate(value: mean, low: low, high: high)
            : Estimate(value: weightedMean, low: weightedLow, high: weightedHigh)
    }
    /// The median to report: the weighted one where the form has weights.
    public var middle: Double? { weightedMedian ?? median }
}

extension ReleasedForm {
    /// The share of the column to report, in per cent: the weighted one where the form has weights, and none where that
    /// was withheld.
    public func share(_ cell: CrosstabRow) -> Double? { isWeighted ? cell.weightedPercent : cell.percent }
}
