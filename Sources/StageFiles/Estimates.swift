/// A figure with the interval that goes with it; `nil` where there is none.
public struct Estimate: Sendable, Equatable {
    public var value: Double?
    public var low: Double?
    public var high: Double?
    /// By how much the true value may be off, since what is released is rounded.
    public var rounding: Double

    public init(value: Double?, low: Double? = nil, high: Double? = nil, rounding: Double = 0) {
        self.value = value
        self.low = low
        self.high = high
        self.rounding = rounding
    }
}

extension ReleasedRow {
    fileprivate var rounding: Double { (precision.step ?? 0) / 2 }
}

extension DistributionRow {
    /// The share to report, in per cent: the weighted one where the form has weights, and none where that was
    /// withheld.
    public var share: Estimate {
        if precision == .withheld { return Estimate(value: nil) }
        return weightedPercent == nil
            ? Estimate(value: percent, low: low, high: high)
            : Estimate(value: weightedPercent, low: weightedLow, high: weightedHigh, rounding: rounding)
    }

    /// The share of all answers to report, in per cent: the weighted one where the form has weights.
    public var shareOfAnswers: Double? { weightedPercentOfAnswers ?? percentOfAnswers }
}

extension NumberRow {
    /// The mean to report: the weighted one where the form has weights.
    public var average: Estimate {
        weightedMean == nil
            ? Estimate(value: mean, low: low, high: high, rounding: rounding)
            : Estimate(value: weightedMean, low: weightedLow, high: weightedHigh, rounding: rounding)
    }

    /// The median to report: the weighted one where the form has weights.
    public var middle: Double? { weightedMedian ?? median }
}

extension IndexMeanRow {
    /// The mean to report: the weighted one where the form has weights.
    public var average: Estimate {
        weightedMean == nil
            ? Estimate(value: mean, low: low, high: high, rounding: rounding)
            : Estimate(value: weightedMean, low: weightedLow, high: weightedHigh, rounding: rounding)
    }
}

extension ReleasedForm {
    /// The share of the column to report, in per cent: the weighted one where the form has weights, and none where that
    /// was withheld.
    public func share(_ cell: CrosstabRow) -> Double? { isWeighted ? cell.weightedPercent : cell.percent }
}
