import SurveyModel
import Testing

@testable import CleanStage

struct AnswerRunsTests {
    private func runs(_ sexes: [String]) -> AnswerRuns {
        var runs = AnswerRuns(SmallForm.instrument)
        for (index, sex) in sexes.enumerated() {
            var row = CodedRow()
            row["sex"] = sex
            runs.add("r\(index)", row)
        }
        return runs
    }

    /// Of 20 tosses of a coin: 2^-15 (1 + 5/2), by hand.
    @Test func `the expected number of runs`() {
        #expect(AnswerRuns.expected(15, of: 20, share: 0.5) == 3.5 / 32768)
        #expect(AnswerRuns.expected(20, of: 20, share: 1) == 1)
    }

    @Test func `a run longer than chance explains is listed with its ends`() {
        let alternating = (0..<40).map { $0 % 2 == 0 ? "1" : "2" }
        let found = runs(alternating + Array(repeating: "2", count: 20) + alternating).found
        #expect(found.map { [$0.question, $0.code, $0.first, $0.last] } == [["sex", "2", "r39", "r59"]])
        #expect(found.map(\.length) == [21])
    }

    @Test func `what everybody answers, and what chance explains, is not listed; blanks end a run`() {
        #expect(runs(Array(repeating: "1", count: 50)).found.isEmpty)
        #expect(runs((0..<40).map { $0 % 4 < 2 ? "1" : "2" }).found.isEmpty)
        let halves = Array(repeating: "1", count: 10) + [""] + Array(repeating: "1", count: 10)
        #expect(runs(halves + (0..<40).map { $0 % 2 == 0 ? "1" : "2" }).found.isEmpty)
    }
}
