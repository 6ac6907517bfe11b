import SurveyModel
import Testing

@testable import ReportStage

struct PaperItemTests {
    @Test(arguments: [("q12", "12"), ("q12_1", "12.1"), ("housing_need", ""), ("q", ""), ("q31_coded", "")])
    func `the number on paper is in the name`(name: String, number: String) {
        #expect(PaperItem.number(of: name) == number)
    }

    @Test func `a grid is one item, own answers and ids are none`() {
        func question(_ name: String, grid: String? = nil, role: Question.Role = .none) -> Question {
            Question(
                name: name, kind: .single, label: LocalizedText(everywhere: name),
                choices: [Choice(name: "other", label: LocalizedText(everywhere: "own"))], role: role,
                grid: grid)
        }
        let own = Question(name: "q1_other", kind: .text, label: LocalizedText(everywhere: "own"))
        let instrument = Instrument(
            file: "i.csv", title: LocalizedText(), languages: ["en"],
            questions: [
                question("id", role: .id), question("q1"), own, question("q2_1", grid: "q2"),
                question("q2_2", grid: "q2"),
            ])
        #expect(PaperItem.all(of: instrument, form: "f", derived: []).map(\.name) == ["q1", "q2"])
    }
}
