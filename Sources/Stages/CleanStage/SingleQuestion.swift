import StageFiles
import SurveyModel

/// A question with one answer and perhaps room for one's own.
struct SingleQuestion: QuestionCoder {
    private let question: Question
    private let coder: Memo<CodedText>
    private let text: Memo<CodedText>

    init(_ question: Question, blank: BlankTexts) {
        self.question = question
        coder = Memo(SingleCoder(question, blank: blank).code)
        text = Memo(TextCoder(blank: blank).code)
    }

    func code(_ raw: RawRow, into row: inout CodedRow) {
        let cell = raw[question.name] ?? ""
        var coded = coder(cell)
        let own = OwnAnswer(question, raw, text)
        if coded.value == Unanswered.blank, own.isWritten {
            coded = CodedText(Choice.ownAnswer, by: .ownAnswerUnmarked)
        }
        row.set(question.name, coded, raw: cell)
        own.set(coded.ownAnswer.map { [$0] } ?? [], into: &row)
    }
}

/// Codes the cells of a question with one answer.
struct SingleCoder {
    private let choices: ChoiceCoder
    private let joined: JoinedCoder
    private let allowsOwnAnswer: Bool

    init(_ question: Question, blank: BlankTexts) {
        choices = ChoiceCoder(question, blank: blank)
        joined = JoinedCoder(question, blank: blank)
        allowsOwnAnswer = question.allowsOwnAnswer
    }

    func code(_ raw: String) -> CodedText {
        if let match = choices.match(raw) { return match }
        let several = joined.code(raw)
        if several.codes.count > 1, several.ownAnswers.isEmpty, !several.isIncomplete {
            let codes = choices.list.ordered(several.codes)
            return codes.count == 1 ? CodedText(codes[0], by: .joined) : .unresolved(codes)
        }
        if allowsOwnAnswer, raw.contains(where: \.isLetter) {
            return CodedText(Choice.ownAnswer, by: .ownAnswer, ownAnswer: raw)
        }
        return .unresolved()
    }
}
