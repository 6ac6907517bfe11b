import SurveyModel
import Testing

@testable import ProtectStage

struct CollapsedAnswersTests {
    private func question(_ polarities: [Choice.Polarity], own: Bool = false) -> Question {
        var choices = polarities.enumerated().map { index, polarity in
            Choice(name: "\(index + 1)", label: LocalizedText(), polarity: polarity)
        }
        if own { choices.append(Choice(name: Choice.ownAnswer, label: LocalizedText())) }
        return Question(name: "q", kind: .single, label: LocalizedText(), choices: choices, scale: .ordinal)
    }

    private func steps(_ question: Question, _ counts: [Int]) -> [[[String]]] {
        CollapsedAnswers(question, zip(question.choices.map(\.name), counts).map { ($0, $1) }).steps
    }

    @Test func `the smallest meets its smaller neighbour, down to two groups`() {
        #expect(
            steps(question([.none, .none, .none, .none]), [1, 20, 30, 5]) == [
                [["1", "2"], ["3"], ["4"]], [["1", "2"], ["3", "4"]],
            ])
    }

    @Test func `what says different things of the body assessed stays apart`() {
        #expect(
            steps(question([.positive, .positive, .neutral, .negative, .negative]), [1, 2, 1, 9, 4]) == [
                [["1", "2"], ["3"], ["4"], ["5"]], [["1", "2"], ["3"], ["4", "5"]],
            ])
        #expect(steps(question([.positive, .neutral, .negative]), [1, 1, 1]).isEmpty)
    }

    @Test func `an own answer is no step of the scale`() {
        #expect(steps(question([.none, .none], own: true), [5, 5, 1]) == [[["1", "2"], ["other"]]])
    }
}
