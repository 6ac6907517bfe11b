import Problems
import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

struct FormReleaseTests {
    private let leaky = SmallRelease.table([[1, 20, 30], [40, 9, 50], [60, 70, 80]])

    private func cell(
        _ release: FormRelease, _ code: String, _ byCode: String, of question: String = "q"
    ) -> CrosstabRow? {
        release.crosstabs.first {
            $0.question == question && $0.code == code && $0.byCode == byCode && $0.by == "a"
        }
    }

    @Test func `a small cell is hidden with the corners of a rectangle, and none has a number`() throws {
        let release = try leaky.released()
        let hidden = release.crosstabs.filter { $0.suppressed != .none }
        #expect(hidden.map { $0.code + $0.byCode } == ["11", "12", "21", "22"])
        #expect(
            hidden.allSatisfy {
                $0.n == nil && $0.base == nil && $0.percent == nil && $0.adjustedResidual == nil
                    && $0.letters.isEmpty
            })
    }

    @Test func `each is listed with what can still be said of it`() throws {
        let withheld = try leaky.released().withheld
        // By hand: 1 + t, 20 - t, 40 - t and 9 + t, none below 0, so that t is -1 to 20.
        #expect(withheld.map(\.low) == [0, 0, 20, 8])
        #expect(withheld.map(\.high) == [21, 21, 41, 29])
        // The 20 might be small by what is released.
        #expect(withheld.map(\.reason) == [.primary, .primary, .complementary, .complementary])
    }

    @Test func `letters of its row go, of other rows stay`() throws {
        let release = try leaky.released()
        #expect(cell(release, "1", "3")?.letters == "")
        #expect(cell(release, "3", "3")?.letters == "A")
    }

    @Test func `of its test only the largest p is told that any table has with the released counts`() throws {
        let test = try #require(try leaky.released().tests.first { $0.question == "q" })
        #expect(test.statistic == nil && test.cramersV == nil && test.minExpected == nil)
        #expect(test.df1 == 4)
        #expect(test.precision == .withheld && test.isCoarse)
        // With t more in the first cell and its corners changed to fit, scipy.stats.chi2_contingency(correction=
        // False) is least at t = 11.526 (minimize_scalar): 11.798915, so p is at most 0.0189109.
        let p = try #require(test.p)
        #expect(abs(p - 0.01891093664323788) < 1e-6)
    }

    @Test func `where nothing is small nothing changes`() throws {
        let whole = SmallRelease.table([[10, 20], [30, 40]])
        let release = try whole.released()
        #expect(release.withheld.isEmpty)
        #expect(release.crosstabs.map(\.n) == whole.release.crosstabs.map(\.n))
        #expect(release.tests.first?.statistic == 12.345)
    }

    @Test func `a derived share does not tell what its question hides`() throws {
        var small = leaky
        small.derived = [
            DerivedShare(
                name: "d", form: "f", topic: "", label: LocalizedText(), definition: LocalizedText(),
                condition: .compare(.answer("q"), .equal, .text("1")))
        ]
        let release = try small.released()
        // d = 1 is the row of answer 1 again.
        for code in ["1", "2"] {
            #expect((cell(release, "1", code)?.n == nil) == (cell(release, "1", code, of: "d")?.n == nil))
        }
        #expect(cell(release, "1", "1", of: "d")?.n == nil)
    }

    @Test func `a full group is hidden if the rule says so`() throws {
        var small = SmallRelease.table([[10, 20, 9], [0, 30, 8], [0, 12, 7]])
        #expect(try small.released().withheld.isEmpty)
        small.rules.hidesFullGroups = true
        #expect(try cell(small.released(), "1", "1")?.n == nil)
    }

    @Test func `of a sensitive question it is hidden, but not where nothing counts as small`() throws {
        var small = SmallRelease.table([[10, 20, 9], [0, 30, 8], [0, 12, 7]])
        let question = try #require(small.questions.firstIndex { $0.name == "q" })
        small.questions[question].isSensitive = true
        #expect(try cell(small.released(), "1", "1")?.n == nil)
        small.rules.minimumCell = 1
        #expect(try small.released().withheld.isEmpty)
    }

    @Test func `small neighbours of a characteristic are merged everywhere`() throws {
        var small = SmallRelease.table([[10, 20, 1], [30, 40, 1]], minimum: 5)
        small.questions[0] = SmallRelease.question("a", 3, .demographic, isOrdinal: true)
        let release = try small.released()
        let shares = release.distributions.filter { $0.question == "a" }
        #expect(shares.map(\.code) == ["1", "2+3"])
        #expect(shares.map(\.n) == [40, 62])
        #expect(shares[1].label["en"] == "a 2; a 3")
        #expect(cell(release, "1", "2+3")?.n == 21)
        #expect(cell(release, "1", "2+3")?.base == 62)
        #expect(release.tests.allSatisfy { $0.statistic == nil })
    }

    /// Five steps of a scale, the outer ones small; by hand: with 1+2 and 4+5 nothing is small.
    private var scale: SmallRelease {
        var small = SmallRelease.table([[1, 2], [10, 12], [30, 25], [9, 8], [2, 1]])
        small.questions[1] = SmallRelease.question("q", 5, isOrdinal: true)
        return small
    }

    @Test func `steps of a scale are told together in the cross-tabs where that hides less`() throws {
        let release = try scale.released()
        #expect(release.crosstabs.map(\.code).distinct == ["1+2", "3", "4+5"])
        #expect(release.crosstabs.map(\.n) == [11, 14, 30, 25, 11, 9])
        #expect(release.crosstabs.allSatisfy { $0.suppressed == .none && $0.base != nil })
        #expect(release.distributions.filter { $0.question == "q" }.map(\.n) == [3, 22, 55, 17, 3])
        #expect(release.withheld.map(\.code) == ["1+2", "4+5"])
        #expect(release.withheld.allSatisfy { $0.reason == .merged && $0.by == "a" && $0.byCode.isEmpty })
        #expect(release.tests.allSatisfy { $0.statistic == nil })
    }

    @Test func `answers without an order, or told apart by a derived share, are not told together`() throws {
        var nominal = scale
        nominal.questions[1] = SmallRelease.question("q", 5)
        #expect(try nominal.released().collapsed.isEmpty)
        var derived = scale
        derived.derived = [
            DerivedShare(
                name: "d", form: "f", topic: "", label: LocalizedText(), definition: LocalizedText(),
                condition: .compare(.answer("q"), .equal, .text("1")))
        ]
        #expect(try derived.released().collapsed.isEmpty)
    }

    @Test func `a second release tells the same answers together`() throws {
        let before = [["1", "2"]]
        #expect(
            try scale.released(collapsed: ["q": before]).crosstabs.map(\.code).distinct == [
                "1+2", "3", "4", "5",
            ])
        #expect(try scale.released(collapsed: [:]).collapsed.isEmpty)
    }

    @Test func `weighted shares are given only as exactly as the hidden counts allow`() throws {
        var small = leaky
        small.weights = small.answers.map { $0[0] == "1" ? 1.37 : 0.81 }
        let release = try small.released()
        let q = release.distributions.filter { $0.question == "q" }
        #expect(q.allSatisfy { $0.weightedN == nil && $0.precision != .exact })
        // A respondent more in group 1 and one less in group 2 moves the share of answer 1 by
        // (1.37 - 0.81) / 346 = 0.16 per cent: exactly, or in tenths, it would tell the hidden counts.
        #expect(q.map(\.precision) == [.step(1), .step(1), .step(1)])
        #expect(
            release.crosstabs.filter { $0.question == "q" }.allSatisfy {
                $0.weightedN == nil && $0.weightedPercent == nil && $0.weightedBase == nil
                    && $0.adjustedResidual == nil
            })
    }

    /// The table of `leaky`, of two characteristics this time, with a question that half of each cell answers each way.
    @Test
    func `small cells of two characteristics are hidden with the same corners, and no question tells them`()
        throws
    {
        let counts = [[1, 20, 30], [40, 9, 50], [60, 70, 80]]
        var answers: [[String]] = []
        for (row, counts) in counts.enumerated() {
            for (column, count) in counts.enumerated() {
                answers += (0..<count).map { ["\(column + 1)", "\(row + 1)", "\($0 % 2 + 1)"] }
            }
        }
        var small = SmallRelease(
            questions: [
                SmallRelease.question("a", 3, .demographic), SmallRelease.question("b", 3, .demographic),
                SmallRelease.question("q", 2),
            ], answers: answers)
        small.rules.minimumCell = 3
        let release = try small.released()
        let hidden = release.crosstabs.filter { $0.suppressed != .none }
        #expect(
            hidden.filter { $0.question == "b" && $0.by == "a" }.map { $0.code + $0.byCode } == [
                "11", "12", "21", "22",
            ])
        #expect(Set(hidden.map(\.name)) == Set(hidden.filter { $0.question != "q" }.map(\.name.mirrored)))
    }

    @Test func `the audit stops a release whose hidden cell can be told`() throws {
        let release = leaky.release
        let small = CellName(question: "q", by: "a", code: "1", byCode: "1")
        let counts = leaky.jointCounts(release)
        let pattern = release.pattern(counts)
        let blocks = release.blocks(counts).blocks
        #expect {
            _ = try PatternAudit(pattern: pattern, blocks: blocks, hidden: [small]).outcome()
        } throws: { error in
            guard let failure = error as? Failure else { return false }
            return failure.cause == .data
                && failure.problems[0].what.contains("q by a must lie between 1 and 1")
        }
    }

    @Test func `tables that do not add up are refused`() throws {
        var release = leaky.release
        release.distributions[0].n = 7
        #expect(throws: Failure.self) { try release.check(leaky.jointCounts(release)) }
    }
}
