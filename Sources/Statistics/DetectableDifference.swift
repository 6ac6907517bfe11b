import Glibc

/// The difference between two independent samples that a two-sided test of a given level shows with a given power.
///
/// Shares are compared on the arcsine scale, where their variance does not depend on them: J. Cohen, *Statistical Power
/// Analysis for the Behavioral Sciences*, 2nd ed. (1988), ch. 6 (R: `pwr::pwr.2p2n.test`).
public struct DetectableDifference: Sendable {
    /// The normal quantiles of level and power together.
    private let z: Double

    /// - Parameters:
    ///   - level: The confidence level, strictly between 0 and 1.
    ///   - power: How likely the difference is to be shown, strictly between 0 and 1.
    public init(level: Double = 0.95, power: Double = 0.8) {
        z =
            Distributions.normalUpperQuantile(tail(ofLevel: level))
            + Distributions.normalUpperQuantile(1 - power)
    }

    /// The share nearest to another, on one side of it, that can be told from it.
    ///
    /// - Parameters:
    ///   - share: From 0 to 1.
    ///   - bases: The sizes of the two samples, positive; effective sizes where there are weights.
    /// - Returns: From 0 to 1; `nil` if not even 0 or 1 is far enough.
    public func nearest(to share: Double, bases: (Double, Double), isBelow: Bool) -> Double? {
        let angle = Self.angle(share) + (isBelow ? -1 : 1) * z * (1 / bases.0 + 1 / bases.1).squareRoot()
        if angle < 0 || angle > .pi { return nil }
        let root = sin(angle / 2)
        return root * root
    }

    /// The difference of two shares that is shown wherever they lie: that of two at equal distances from a half, where
    /// a step on the arcsine scale is widest.
    ///
    /// - Parameter bases: The sizes of the two samples, positive.
    /// - Returns: From 0 to 1; `nil` if not even 0 and 1 can be told apart.
    public func shares(bases: (Double, Double)) -> Double? {
        let angle = z * (1 / bases.0 + 1 / bases.1).squareRoot()
        return angle < .pi ? sin(angle / 2) : nil
    }

    /// How large the second sample must be for two shares to be told apart.
    ///
    /// - Parameter base: The size of the first sample.
    /// - Returns: `nil` where no size suffices, since the first sample is too small for it.
    public func base(_ base: Double, from share: Double, to other: Double) -> Int? {
        let effect = abs(Self.angle(share) - Self.angle(other)) / z
        let rest = effect * effect - 1 / base
        // No survey has more respondents than this; the exact bound does not matter.
        guard rest > 1e-9 else { return nil }
        return Int((1 / rest).rounded(.up))
    }

    /// How far the mean of a second sample of a size must lie from that of the first.
    ///
    /// - Parameter sd: The standard deviation, the same in both.
    public func difference(sd: Double, bases: (Double, Double)) -> Double {
        z * sd * (1 / bases.0 + 1 / bases.1).squareRoot()
    }

    private static func angle(_ share: Double) -> Double { 2 * asin(share.squareRoot()) }
}
