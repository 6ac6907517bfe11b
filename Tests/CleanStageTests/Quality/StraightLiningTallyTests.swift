import SurveyModel
import Testing

@testable import CleanStage

struct StraightLiningTallyTests {
    private func tally(items: Int, _ answers: [[String]]) -> StraightLiningTally {
        let questions = (1...items).map {
            Question(name: "g_\($0)", kind: .single, label: LocalizedText(["kk": "g"]), grid: "g")
        }
        var tally = StraightLiningTally(
            Instrument(file: "f", title: LocalizedText(), languages: [], questions: questions))
        for (index, codes) in answers.enumerated() {
            var row = CodedRow()
            for (item, code) in codes.enumerated() { row["g_\(item + 1)"] = code }
            tally.add("r\(index)", row)
        }
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
