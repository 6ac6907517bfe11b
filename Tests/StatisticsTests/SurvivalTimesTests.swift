import Foundation
import Testing

@testable import Statistics

/// Against R's survival; References/make-durations.R made the values.
struct SurvivalTimesTests {
    private struct Row {
        var set: String
        var group: String
        var what: String
        var value: Double?
    }

    private static func lines(_ name: String) -> [[String]] {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "References/\(name)")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static let rows = lines("durations.csv").map {
        Row(set: $0[0], group: $0[1], what: $0[2], value: Double($0[3]))
    }
    private static let times = lines("duration-times.csv")

    private func times(_ set: String, _ group: String) -> SurvivalTimes {
        let own = Self.times.filter { $0[0] == set && (group.isEmpty || $0[3] == group) }
        return SurvivalTimes(
            own.map { .init(time: Double($0[1])!, ended: $0[2] == "1" ? 1 : 0, open: $0[2] == "1" ? 0 : 1) })
    }

    @Test func `there are reference values`() { #expect(Self.rows.count == 518 && Self.times.count == 420) }

    @Test func `quantiles and their intervals are those of survfit`() {
        for row in Self.rows where !["chisq", "p"].contains(row.what) {
            let words = row.what.split(separator: " ")
            let found = times(row.set, row.group).quantile(
                Double(words[1])! / 100, level: Double(words[2])!)
            let value = words[0] == "time" ? found?.time : words[0] == "low" ? found?.low : found?.high
            // R gives bounds of a quantile that it does not give.
            if found == nil, words[0] != "time" { continue }
            #expect(value == row.value, "\(row.set) \(row.group) \(row.what)")
        }
    }

    @Test func `the test of groups is that of survdiff`() throws {
        for set in Set(Self.times.map { $0[0] }) {
            let groups = Set(Self.times.filter { $0[0] == set }.map { $0[3] }).sorted()
            let found = SurvivalTimes.logRank(groups.map { times(set, $0) })
            let wanted = Self.rows.filter { $0.set == set && ["chisq", "p"].contains($0.what) }
            guard !wanted.isEmpty else {
                #expect(found == nil)
                continue
            }
            let test = try #require(found)
            #expect(abs(test.statistic - wanted[0].value!) < 1e-9 * max(1, test.statistic))
            #expect(abs(test.p - wanted[1].value!) < 1e-9)
            #expect(test.degreesOfFreedom == groups.count - 1)
        }
    }

    @Test func `nobody has no median, and one group is not compared`() {
        #expect(SurvivalTimes([]).quantile(0.5, level: 0.95) == nil)
        #expect(SurvivalTimes.logRank([SurvivalTimes([.init(time: 3, ended: 2)])]) == nil)
        #expect(SurvivalTimes.logRank([SurvivalTimes([]), SurvivalTimes([.init(time: 3, ended: 2)])]) == nil)
    }

    @Test func `times in any order and in parts are the same times`() {
        let whole = SurvivalTimes([.init(time: 5, ended: 2, open: 1), .init(time: 2, open: 3)])
        let parts = SurvivalTimes([
            .init(time: 2, open: 3), .init(time: 5, open: 1), .init(time: 5, ended: 2), .init(time: 9),
        ])
        #expect(whole == parts && whole.count == 6 && whole.ended == 2)
    }
}
