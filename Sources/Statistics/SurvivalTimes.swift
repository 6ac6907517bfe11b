import Glibc

/// How long something took, of those for whom it ended and of those for whom it had not when they were last seen.
public struct SurvivalTimes: Sendable, Hashable {
    public struct Point: Sendable, Hashable {
        public var time: Double
        /// For how many it ended then, and how many were last seen then with it not ended.
        public var ended: Int
        public var open: Int

        public init(time: Double, ended: Int = 0, open: Int = 0) {
            (self.time, self.ended, self.open) = (time, ended, open)
        }
    }

    /// By time, ascending, no time twice.
    public let points: [Point]

    public init(_ points: [Point]) {
        var byTime: [Double: Point] = [:]
        for point in points {
            byTime[point.time, default: Point(time: point.time)].ended += point.ended
            byTime[point.time]?.open += point.open
        }
        self.points = byTime.values.filter { $0.ended + $0.open > 0 }.sorted { $0.time < $1.time }
    }

    public var count: Int { points.reduce(0) { $0 + $1.ended + $1.open } }

    /// For how many it ended.
    public var ended: Int { points.reduce(0) { $0 + $1.ended } }
}

extension SurvivalTimes {
    /// A step of the survival curve with its pointwise interval.
    private struct Step {
        var time: Double
        var survival: Double
        /// `nil` where nobody is left, so that there is no standard error.
        var interval: Interval?
    }

    /// The time by which it has ended for a share of all, with its interval; a bound that the times do not reach is
    /// `nil`.
    ///
    /// Method: E. L. Kaplan, P. Meier, JASA 53 (1958), 457–481; M. Greenwood's variance on the logarithm of the curve;
    /// the interval holds the times at which the curve's own interval holds the share (R. Brookmeyer, J. Crowley,
    /// Biometrics 38, 1982, 29–41), as R's `survival::survfit` gives it with its default `conf.type = "log"`.
    ///
    /// - Parameter share: Strictly between 0 and 1.
    public func quantile(_ share: Double, level: Double) -> (time: Double, low: Double?, high: Double?)? {
        let steps = steps(level: level)
        guard let time = Self.time(steps.map { ($0.time, 1 - $0.survival) }, share, last: points.last?.time)
        else { return nil }
        let bounded = steps.compactMap { step in step.interval.map { (step.time, $0) } }
        return (
            time, Self.time(bounded.map { ($0.0, 1 - $0.1.low) }, share, last: nil),
            Self.time(bounded.map { ($0.0, 1 - $0.1.high) }, share, last: nil)
        )
    }

    private func steps(level: Double) -> [Step] {
        let z = Distributions.normalUpperQuantile(tail(ofLevel: level))
        var atRisk = count
        var (survival, variance) = (1.0, 0.0)
        var steps: [Step] = []
        for point in points {
            defer { atRisk -= point.ended + point.open }
            if point.ended == 0 { continue }
            let (ended, all) = (Double(point.ended), Double(atRisk))
            survival *= 1 - ended / all
            var interval: Interval?
            if point.ended < atRisk {
                variance += ended / (all * (all - ended))
                let factor = exp(z * variance.squareRoot())
                interval = Interval(low: survival / factor, high: min(1, survival * factor))
            } else {
                survival = 0
            }
            steps.append(Step(time: point.time, survival: survival, interval: interval))
        }
        return steps
    }

    /// Where a rising step function reaches a share: the middle of the step on which it equals it.
    private static func time(_ steps: [(time: Double, reached: Double)], _ share: Double, last: Double?)
        -> Double?
    {
        let tolerance = 1.5e-8
        guard let first = steps.first(where: { $0.reached + tolerance >= share }) else { return nil }
        if first.reached - tolerance >= share { return first.time }
        if let next = steps.first(where: { $0.reached - tolerance >= share }) {
            return (first.time + next.time) / 2
        }
        return last.map { (first.time + $0) / 2 }
    }
}

extension SurvivalTimes {
    /// Whether groups differ in how long it takes: the log-rank test; `nil` where it cannot be made.
    ///
    /// Method: N. Mantel, Cancer Chemotherapy Reports 50 (1966), 163–170, with the hypergeometric variance, as R's
    /// `survival::survdiff` gives it.
    public static func logRank(_ groups: [SurvivalTimes]) -> (
        statistic: Double, degreesOfFreedom: Int, p: Double
    )? {
        let groups = groups.filter { $0.count > 0 }
        guard groups.count > 1 else { return nil }
        let times = Set(groups.flatMap { $0.points.filter { $0.ended > 0 }.map(\.time) }).sorted()
        let size = groups.count - 1
        var excess = [Double](repeating: 0, count: size)
        var variance = SymmetricMatrix(size: size)
        for time in times {
            let atRisk = groups.map { group in
                Double(group.points.reduce(0) { $0 + ($1.time >= time ? $1.ended + $1.open : 0) })
            }
            let ended = groups.map { group in
                Double(group.points.first { $0.time == time }?.ended ?? 0)
            }
            let (all, allEnded) = (atRisk.reduce(0, +), ended.reduce(0, +))
            for i in 0..<size { excess[i] += ended[i] - atRisk[i] * allEnded / all }
            if all < 2 { continue }
            let factor = allEnded * (all - allEnded) / (all * all * (all - 1))
            for i in 0..<size {
                for j in 0...i {
                    variance[i, j] += factor * atRisk[i] * ((i == j ? all : 0) - atRisk[j])
                }
            }
        }
        guard let factor = variance.cholesky else { return nil }
        var square = SymmetricMatrix(size: size)
        for i in 0..<size { for j in 0...i { square[i, j] = excess[i] * excess[j] } }
        let statistic = factor.tracesOfQuotient(square).trace
        guard let p = Distributions.chiSquareUpperTail(statistic, degrees: Double(size)) else { return nil }
        return (statistic, size, p)
    }
}
