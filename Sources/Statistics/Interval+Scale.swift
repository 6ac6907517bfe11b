import Glibc

extension Interval {
    /// The interval of a mean whose values lie on a bounded scale: itself where it stays on the scale, else made on the
    /// logit of the mean's place on the scale and taken back, so that it cannot leave it.
    ///
    /// The half-width becomes that of the logit by the delta method, as for proportions (E. L. Korn and B. I. Graubard,
    /// *Analysis of Health Surveys* (1999), § 3.2).
    ///
    /// - Parameters:
    ///   - scale: The lowest and the highest value there can be.
    ///   - mean: The estimate that the interval is symmetric about.
    public func within(_ scale: ClosedRange<Double>, around mean: Double) -> Interval {
        if low >= scale.lowerBound, high <= scale.upperBound { return self }
        let length = scale.upperBound - scale.lowerBound
        let place = (mean - scale.lowerBound) / length
        guard place > 0, place < 1 else {
            return Interval(low: max(low, scale.lowerBound), high: min(high, scale.upperBound))
        }
        let logit = log(place / (1 - place))
        let halfWidth = (high - low) / 2 / length / (place * (1 - place))
        func value(_ logit: Double) -> Double { scale.lowerBound + length / (1 + exp(-logit)) }
        return Interval(low: value(logit - halfWidth), high: value(logit + halfWidth))
    }
}
