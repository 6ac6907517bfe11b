import StageFiles
import SurveyModel
import Testing

@testable import CleanStage

struct AnswerRunsTests {
    private func runs(_ sexes: [String]) -> AnswerRuns {
        let coded = SmallForm.coded(sexes.map { ["sex": $0] })
        var runs = AnswerRuns(SmallForm.instrument, coded.book)
        runs.add(coded, firstRow: 0)
        return runs
    }

    private func found(_ sexes: [String]) -> [QualityReport.Run] { runs(sexes).found(names) }

    private func names(_ rows: [Int]) -> [Int: String] {
        Dictionary(uniqueKeysWithValues: Set(rows).map { ($0, "r\($0)") })
    }

    /// Of 20 tosses of a coin: 2^-15 (1 + 5/2), by hand.
    @Test func `the expected number of runs`() {
        #expect(AnswerRuns.expected(15, of: 20, share: 0.5) == 3.5 / 32768)
        #expect(AnswerRuns.expected(20, of: 20, share: 1) == 1)
    }

    @Test func `a run longer than chance explains is listed with its ends`() {
        let alternating = (0..<40).map { $0 % 2 == 0 ? "1" : "2" }
        let found = found(alternating + Array(repeating: "2", count: 20) + alternating)
        #expect(found.map { [$0.question, $0.code, $0.first, $0.last] } == [["sex", "2", "r39", "r59"]])
        #expect(found.map(\.length) == [21])
    }

    @Test func `what everybody answers, and what chance explains, is not listed; blanks end a run`() {
        #expect(found(Array(repeating: "1", count: 50)).isEmpty)
        #expect(found((0..<40).map { $0 % 4 < 2 ? "1" : "2" }).isEmpty)
        let halves = Array(repeating: "1", count: 10) + [""] + Array(repeating: "1", count: 10)
        #expect(found(halves + (0..<40).map { $0 % 2 == 0 ? "1" : "2" }).isEmpty)
    }

    @Test func `a run goes on from block to block`() {
        let alternating = (0..<40).map { $0 % 2 == 0 ? "1" : "2" }
        let all = alternating + Array(repeating: "2", count: 20) + alternating
        for cut in [1, 45, 59, 60, 61] {
            let parts = [all[..<cut], all[cut...]].map { part in
                SmallForm.coded(part.map { ["sex": $0] })
            }
            var runs = AnswerRuns(SmallForm.instrument, parts[0].book)
            runs.add(parts[0], firstRow: 0)
            runs.add(parts[1], firstRow: cut)
            #expect(runs.found(names) == found(all))
        }
    }
}
