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
        /// Of each answer, in the wave before and now.
        var before: [Double]
        var now: [Double]
        var isPlanted: Bool { before != now }
    }

    private static let sizes = (before: 200, now: 240)
    private static let pairs = 200

    /// 37 questions of two answers and ten of four that stay as they are, and three that change.
    private static let shares: [Share] = {
        let planted = [(0.40, 0.55), (0.30, 0.52), (0.50, 0.78)].enumerated().map { index, shares in
            Share(
                question: "planted\(index)", before: [shares.0, 1 - shares.0], now: [shares.1, 1 - shares.1])
        }
        let two = (0..<37).map { index in
            let share = 0.05 + 0.9 * Double(index) / 36
            return Share(question: "two\(index)", before: [share, 1 - share], now: [share, 1 - share])
        }
        let four = (0..<10).map { index in
            let shares = [0.1, 0.15 + 0.02 * Double(index), 0.35, 0.4 - 0.02 * Double(index)]
            return Share(question: "four\(index)", before: shares, now: shares)
        }
        return planted + two + four
    }()

    private static let tests = 3 + 37 + 40

    private func form(
        _ size: Int, _ shares: KeyPath<Share, [Double]>, _ generator: inout SplitMix64
    ) -> ReleasedForm {
        var form = SmallTables.form(dirty: 1, of: 2)
        form.distributions = []
        for share in Self.shares {
            let weights = share[keyPath: shares]
            var counts = weights.map { _ in 0 }
            for _ in 0..<size {
                var rest = generator.nextUnit()
                let answer = weights.firstIndex { weight in
                    rest -= weight
                    return rest < 0
                }
                counts[answer ?? weights.count - 1] += 1
            }
            for (index, n) in counts.enumerated() {
                let interval = wilsonInterval(successes: n, of: size)
                form.distributions.append(
                    SmallTables.share(
                        share.question, "\(index)", n, size, low: interval.map { 100 * $0.low },
                        high: interval.map { 100 * $0.high }))
            }
        }
        return form
    }

    /// The power of the test of two shares at the level that Bonferroni's correction leaves, on the arcsine scale
    /// (J. Cohen, *Statistical Power Analysis*, 1988, ch. 6): Holm's correction finds no less.
    private func power(_ share: Share) -> Double {
        let z = DetectableDifference(level: 1 - 0.05 / Double(Self.tests), power: 0.5)
        let bases = (Double(Self.sizes.before), Double(Self.sizes.now))
        // With a power of one half the difference shown is the quantile of the level itself.
        let angle = { (share: Double) in 2 * asin(share.squareRoot()) }
        let error = (1 / bases.0 + 1 / bases.1).squareRoot()
        let quantile = z.difference(sd: 1, bases: bases) / error
        return 0.5 * erfc(-(abs(angle(share.now[0]) - angle(share.before[0])) / error - quantile) / 2.0.squareRoot())
    }

    @Test func `hits and false alarms are what theory says`() {
        var generator = SplitMix64(seed: 16)
        var hits = [String: Int]()
        var alarms = 0
        for _ in 0..<Self.pairs {
            let before = form(Self.sizes.before, \.before, &generator)
            let now = form(Self.sizes.now, \.now, &generator)
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
        // 5 per cent of 200 pairs would be ten; with two standard errors of that sixteen.
        #expect(alarms <= 16, "\(alarms)")
        for share in Self.shares where share.isPlanted {
            let expected = power(share) * Double(Self.pairs)
            let found = Double(hits[share.question] ?? 0)
            let error = (expected * (1 - expected / Double(Self.pairs))).squareRoot()
            #expect(abs(found - expected) < 3 * error + 4, "\(share.question): \(found), theory \(expected)")
        }
        print("200 pairs: found", hits.sorted { $0.key < $1.key }.map(\.value), "theory",
            Self.shares.filter(\.isPlanted).map { power($0) * 200 }, "pairs with a false alarm", alarms)
    }
}
