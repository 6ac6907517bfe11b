import StageFiles
import SurveyModel
import Testing

struct CodedAnswerTests {
    private func question(_ kind: Question.Kind) -> Question {
        let choices = ["1", "2", "other"].map {
            Choice(name: $0, label: LocalizedText(everywhere: $0))
        }
        return Question(name: "q3", kind: kind, label: LocalizedText(everywhere: "?"), choices: choices)
    }

    private func answer(_ kind: Question.Kind, _ coded: [String: String]) -> Answer {
        question(kind).answer { coded[$0] ?? "" }
    }

    @Test func `a multiple question's answer is the choices whose flags are set`() {
        #expect(answer(.multiple, ["q3_1": "1", "q3_2": "0", "q3_other_chosen": "1"]) == ["1", "other"])
        #expect(answer(.multiple, ["q3_1": ".i", "q3_2": ".s"]) == [])
    }

    @Test(arguments: [Question.Kind.single, .integer, .text])
    func `any other's is what the cell holds`(kind: Question.Kind) {
        #expect(answer(kind, ["q3": "2"]) == ["2"])
    }

    @Test(arguments: [Unanswered.blank, Unanswered.invalid, Unanswered.notAsked])
    func `a cell without an answer is none`(coded: String) {
        #expect(Unanswered.covers(coded))
        #expect(answer(.single, ["q3": coded]) == [])
    }

    @Test func `nought is an answer`() { #expect(!Unanswered.covers("0")) }
}
