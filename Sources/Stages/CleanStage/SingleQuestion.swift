import StageFiles
import SurveyModel

/// A question with one answer and perhaps room for one's own.
struct SingleQuestion: QuestionCoder {
    private let question: Question
    private let variable: Int
    private let reading: CodeReading
    private let own: OwnAnswer?
    /// A column for each choice, where the exports have these.
    private let options: [(choice: String, variable: String, reading: ColumnReading<CodedText>)]

    init(
        _ question: Question, form: Form, _ context: FormContext, _ columns: RawColumns,
        _ book: inout CodeBook
    ) {
        self.question = question
        variable = book.number(of: question.name)
        let column = columns.column(question.name)
        let coder = SingleCoder(question, context, columns: [column])
        reading = CodeReading(column, of: variable, &book, coder.code)
        own = OwnAnswer(question, blank: context.blank, columns, &book)
        let variables = question.choices.map(question.variable(ofOption:))
        let marks = variables.map(columns.column)
        let flags = FlagCoder(coder.choices, form: form, blank: context.blank, columns: marks)
        options = zip(question.choices, zip(variables, marks)).compactMap { choice, column in
            guard column.1.index != nil else { return nil }
            return (choice.name, column.0, ColumnReading(column.1) { flags.code($0, of: choice) })
        }
    }

    func code(_ raw: RawBlock, into coded: inout CodedBlock) {
        if !options.isEmpty {
            for row in 0..<raw.rows { codeOptions(raw, row, into: &coded) }
            return
        }
        let codes = reading.plainCodes(raw)
        coded.fill(variable, codes)
        for row in codes.indices
        where codes[row] == CodeTable.loose || own?.isNoted(raw, row) == true {
            code(raw, row, into: &coded)
        }
    }

    /// Codes a respondent's marks, of which one is an answer.
    private func codeOptions(_ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) {
        let cells = options.compactMap { option in
            option.reading.value(raw, row).map { (option.choice, option.variable, $0) }
        }
        let chosen = cells.filter { $0.2.value == "1" }.map(\.0)
        let open = cells.filter { $0.2.value == Unanswered.invalid }
        let isWritten = own?.isWritten(raw, row) ?? false
        let shown = cells.map { raw.text($0.1, row) ?? "" }.filter { !$0.isEmpty }.joined(separator: "; ")
        if chosen.count > 1 || !open.isEmpty {
            coded.set(variable, row, .unresolved(chosen + open.map(\.0)), raw: shown)
        } else if let code = chosen.first {
            coded.set(variable, row, CodedText(code), raw: shown)
        } else if isWritten {
            coded.set(variable, row, CodedText(Choice.ownAnswer, by: .ownAnswerUnmarked), raw: "")
        }
        own?.set([], raw, row, into: &coded)
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
    let choices: ChoiceCoder
    private let joined: JoinedCoder
    private let allowsOwnAnswer: Bool

    /// - Parameter columns: Those that hold such cells, as a whole.
    init(_ question: Question, _ context: FormContext, columns: [RawColumn]) {
        choices = ChoiceCoder(question, context, columns: columns)
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
