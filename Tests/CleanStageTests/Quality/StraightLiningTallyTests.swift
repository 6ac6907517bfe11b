import SurveyModel
import Testing

@testable import CleanStage

struct StraightLiningTallyTests {
    private func tally(items: Int, _ answers: [[String]]) -> StraightLiningTally {
        let questions = (1...items).map {
            Question(name: "g_\($0)", kind: .single, label: LocalizedText(["kk": "g"]), grid: "g")
        }
        let instrument = Instrument(
            file: "f", title: LocalizedText(), languages: [], questions: questions)
        let rows = answers.map { codes in
            Dictionary(uniqueKeysWithValues: codes.enumerated().map { ("g_\($0 + 1)", $1) })
        }
        let coded = SmallForm.coded(rows, instrument)
        var tally = StraightLiningTally(instrument, coded.book)
        tally.add(coded) { "r\($0)" }
        return tally
    }

    @Test func `one answer to every item of a grid that was answered in full`() {
        let answers = [
            ["3", "3", "3", "3"], ["3", "3", "3", "2"], ["1", "1", "1", ""], ["1", "1", "1", "1"],
        ]
        let counts = tally(items: 4, answers).counts
        #expect(counts.map(\.n) == [2] && counts.map(\.base) == [3])
        #expect(counts.map(\.respondents) == [["r0", "r3"]])
    }

    @Test func `short grids say nothing`() {
        #expect(tally(items: 3, [["1", "1", "1"]]).counts.isEmpty)
    }
}
