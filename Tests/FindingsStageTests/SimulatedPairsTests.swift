import Foundation
import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import FindingsStage

/// Two hundred pairs of waves, drawn from one population but for three planted changes, are compared: how often a planted
/// change is found, and how often one is reported that is none, beside what theory says. The seed is fixed.
struct SimulatedPairsTests {
    private struct Share {
        var question: String
        /// Of the first of two answers, in the wave before and now.
        var before: Double
        var now: Double
        var isPlanted: Bool { before != now }
    }

    private static let sizes = (before: 200, now: 240)
    private static let isTold = ProcessInfo.processInfo.environment["PAIRS"] != nil
    private static let pairs = ProcessInfo.processInfo.environment["PAIRS"].flatMap { Int($0) } ?? 200

    /// Three questions that change, and 77 that do not.
    private static let shares =
        [(0.40, 0.55), (0.30, 0.52), (0.50, 0.78)].enumerated().map { index, shares in
            Share(question: "planted\(index)", before: shares.0, now: shares.1)
        }
        + (0..<77).map { index in
            let share = 0.05 + 0.9 * Double(index) / 76
            return Share(question: "same\(index)", before: share, now: share)
        }

    /// Of a binomial distribution the probability of so many or fewer, from none on.
    private static func cumulative(_ size: Int, _ share: Double) -> [Double] {
        var (sum, sums) = (0.0, [Double]())
        for count in 0...size {
            let choices =
                lgamma(Double(size) + 1) - lgamma(Double(count) + 1) - lgamma(Double(size - count) + 1)
            sum += exp(choices + Double(count) * log(share) + Double(size - count) * log(1 - share))
            sums.append(sum)
        }
        return sums
    }

    private static let draws = (
        before: shares.map { cumulative(sizes.before, $0.before) },
        now: shares.map { cumulative(sizes.now, $0.now) }
    )

    /// Wilson's, of each count, in per cent.
    private static let intervals = (before: intervals(sizes.before), now: intervals(sizes.now))

    private static func intervals(_ size: Int) -> [(low: Double, high: Double)] {
        (0...size).map { count in
            let interval = wilsonInterval(successes: count, of: size)
            return (100 * (interval?.low ?? 0), 100 * (interval?.high ?? 1))
        }
    }

    /// How many the draw comes to: the first count whose cumulative probability is above it.
    private func place(of unit: Double, in draw: [Double]) -> Int {
        var (low, high) = (0, draw.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if unit < draw[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func form(_ size: Int, _ draws: [[Double]], _ generator: inout SplitMix64) -> ReleasedForm {
        var form = SmallTables.form(dirty: 1, of: 2)
        form.distributions = []
        let intervals = size == Self.sizes.before ? Self.intervals.before : Self.intervals.now
        for (share, draw) in zip(Self.shares, draws) {
            let count = place(of: generator.nextUnit(), in: draw)
            for (index, n) in [count, size - count].enumerated() {
                let interval = intervals[n]
                form.distributions.append(
                    SmallTables.share(
                        share.question, "\(index)", n, size, low: interval.low, high: interval.high))
            }
        }
        return form
    }

    /// The power of the test of two shares at the level that Bonferroni's correction leaves, on the arcsine scale
    /// (J. Cohen, *Statistical Power Analysis*, 1988, ch. 6): Holm's correction finds no less.
    private func power(_ share: Share) -> Double {
        let z = DetectableDifference(level: 1 - 0.05 / Double(Self.shares.count), power: 0.5)
        let bases = (Double(Self.sizes.before), Double(Self.sizes.now))
        // With a power of one half the difference shown is the quantile of the level itself.
        let angle = { (share: Double) in 2 * asin(share.squareRoot()) }
        let error = (1 / bases.0 + 1 / bases.1).squareRoot()
        let quantile = z.difference(sd: 1, bases: bases) / error
        return 0.5
            * erfc(-(abs(angle(share.now) - angle(share.before)) / error - quantile) / 2.0.squareRoot())
    }

    @Test func `hits and false alarms are what theory says`() {
        var generator = SplitMix64(seed: 16)
        var hits = [String: Int]()
        var alarms = 0
        for _ in 0..<Self.pairs {
            let before = form(Self.sizes.before, Self.draws.before, &generator)
            let now = form(Self.sizes.now, Self.draws.now, &generator)
            let rows = FormChanges(now: now, before: before, previousWave: "w", hasSameRules: true).rows
            #expect(rows.allSatisfy { $0.reason == .none })
            let shown = Set(rows.filter { $0.verdict != .unclear }.map(\.question))
            for question in shown where question.hasPrefix("planted") { hits[question, default: 0] += 1 }
            if shown.contains(where: { !$0.hasPrefix("planted") }) { alarms += 1 }
            // What is found of a planted change goes the way it was planted.
            #expect(
                rows.filter { $0.question.hasPrefix("planted") && $0.code == "0" }
                    .allSatisfy { $0.verdict != .fell })
        }
        // At most 5 per cent of the pairs, and what chance adds: of 200 ten and twice 3.1.
        let (count, rate) = (Double(Self.pairs), 0.05)
        #expect(Double(alarms) <= rate * count + 2 * (rate * (1 - rate) * count).squareRoot(), "\(alarms)")
        for share in Self.shares where share.isPlanted {
            let expected = power(share) * Double(Self.pairs)
            let found = Double(hits[share.question] ?? 0)
            let error = (expected * (1 - expected / Double(Self.pairs))).squareRoot()
            if Self.isTold { print(share.question, found, "theory", expected, "false alarms", alarms) }
            #expect(
                abs(found - expected) < 3 * error + 0.02 * Double(Self.pairs),
                "\(share.question): \(found), theory \(expected)")
        }
    }
}
