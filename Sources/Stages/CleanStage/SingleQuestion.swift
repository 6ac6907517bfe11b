import StageFiles
import SurveyModel

/// A question with one answer and perhaps room for one's own.
struct SingleQuestion: QuestionCoder {
    private let question: Question
    private let variable: Int
    private let reading: CodeReading
    private let own: OwnAnswer?

    init(_ question: Question, blank: BlankTexts, _ columns: RawColumns, _ book: inout CodeBook) {
        self.question = question
        variable = book.number(of: question.name)
        let column = columns.column(question.name)
        let coder = SingleCoder(question, blank: blank, columns: [column])
        reading = CodeReading(column, of: variable, &book, coder.code)
        own = OwnAnswer(question, blank: blank, columns, &book)
    }

    func code(_ raw: RawBlock, into coded: inout CodedBlock) {
        let codes = reading.plainCodes(raw)
        coded.fill(variable, codes)
        for row in codes.indices
        where codes[row] == CodeTable.loose || own?.isNoted(raw, row) == true {
            code(raw, row, into: &coded)
        }
    }

    /// Codes a respondent of whom there is more to say than a plain code.
    private func code(_ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) {
        var cell = reading.value(raw, row) ?? CodedText(Unanswered.blank)
        if cell.value == Unanswered.blank, let own, own.isWritten(raw, row) {
            cell = CodedText(Choice.ownAnswer, by: .ownAnswerUnmarked)
        }
        coded.set(variable, row, cell, raw: raw.text(question.name, row) ?? "")
        own?.set(cell.ownAnswer.map { [$0] } ?? [], raw, row, into: &coded)
    }
}

/// Codes the cells of a question with one answer.
struct SingleCoder {
    private let choices: ChoiceCoder
    private let joined: JoinedCoder
    private let allowsOwnAnswer: Bool

    /// - Parameter columns: Those that hold such cells, as a whole.
    init(_ question: Question, blank: BlankTexts, columns: [RawColumn]) {
        choices = ChoiceCoder(question, blank: blank)
        joined = JoinedCoder(question, choices)
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
