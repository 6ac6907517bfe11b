import StageFiles
import SurveyModel

/// A question with several answers: a column for each option, or all in one cell.
struct MultipleQuestion: QuestionCoder {
    private struct Option {
        var choice: Choice
        var variable: Int
        var reading: CodeReading
        /// Whether a cell holds anything.
        var isWritten: ColumnReading<Bool>
    }

    private let question: Question
    private let options: [Option]
    private let joined: ColumnReading<JoinedCoder.Answers>
    private let own: OwnAnswer?
    private let hasExclusive: Bool

    init(
        _ question: Question, form: Form, _ context: FormContext, _ columns: RawColumns,
        _ book: inout CodeBook
    ) {
        self.question = question
        let whole = columns.column(question.name)
        let flags = question.choices.map { columns.column(question.variable(of: $0)) }
        let choices = ChoiceCoder(question, context, columns: [whole])
        let coder = FlagCoder(choices, form: form, blank: context.blank, columns: flags)
        var options: [Option] = []
        for (choice, column) in zip(question.choices, flags) {
            let variable = book.number(of: question.variable(of: choice))
            let reading = CodeReading(column, of: variable, &book) { coder.code($0, of: choice) }
            options.append(
                Option(
                    choice: choice, variable: variable, reading: reading,
                    isWritten: ColumnReading(column) { !MatchingKey($0).isEmpty }))
        }
        self.options = options
        joined = ColumnReading(whole, JoinedCoder(question, choices).code)
        own = OwnAnswer(question, blank: context.blank, columns, &book)
        hasExclusive = question.choices.contains(where: \.isExclusive)
    }

    func code(_ raw: RawBlock, into coded: inout CodedBlock) {
        for row in 0..<raw.rows {
            let isFlagged = options.contains { $0.isWritten.value(raw, row) == true }
            var found: [String] = []
            if isFlagged {
                codeFlags(raw, row, into: &coded)
            } else {
                found = codeJoined(raw, row, into: &coded)
            }
            if let own, own.isWritten(raw, row) { markOwnAnswer(row, into: &coded) }
            complete(isFlagged: isFlagged, row, into: &coded)
            if hasExclusive { refuseContradiction(row, into: &coded) }
            own?.set(found, raw, row, into: &coded)
        }
    }

    private func codeFlags(_ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) {
        for option in options {
            let code = option.reading.plainCode(raw, row)
            if code != CodeTable.loose {
                coded.set(option.variable, row, code: code)
            } else if let cell = option.reading.value(raw, row) {
                let text = raw.text(question.variable(of: option.choice), row) ?? ""
                coded.set(option.variable, row, cell, raw: text)
            }
        }
    }

    /// - Returns: The own answers found in the cell.
    private func codeJoined(_ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) -> [String] {
        guard let answers = joined.value(raw, row), !answers.isEmpty else { return [] }
        let codes = Set(answers.codes)
        for option in options {
            if answers.isIncomplete {
                // A part that could not be resolved may be any choice: what was chosen cannot be told.
                coded.set(option.variable, row, code: CodeTable.invalid)
            } else if codes.contains(option.choice.name) {
                coded.set(option.variable, row, code: CodeTable.yes)
            }
        }
        let cell = raw.text(question.name, row) ?? ""
        if !answers.isVerbatim, !MatchingKey(cell).isEmpty { log(answers, cell, row, into: &coded) }
        return answers.ownAnswers
    }

    private func log(
        _ answers: JoinedCoder.Answers, _ cell: String, _ row: Int, into coded: inout CodedBlock
    ) {
        let rules: [CleaningRule] = CleaningRule.allCases.filter(answers.rules.contains)
        let given = Set(answers.codes)
        let codes = options.map(\.choice.name).filter(given.contains).joined(separator: " ")
        let value = answers.isIncomplete ? Unanswered.invalid : codes
        for rule in rules.isEmpty ? [.joined] : rules {
            let candidates = rule.isUnresolved ? answers.candidates : []
            coded.changes.append(
                .init(
                    row: row, variable: question.name, raw: cell, coded: value, rule: rule,
                    candidates: candidates))
        }
    }

    private func markOwnAnswer(_ row: Int, into coded: inout CodedBlock) {
        guard let flag = options.first(where: { $0.choice.name == Choice.ownAnswer })?.variable,
            coded.codes[flag][row] != CodeTable.yes
        else { return }
        coded.set(flag, row, CodedText("1", by: .ownAnswerUnmarked), raw: coded.text(flag, row))
    }

    /// Options not marked beside one that is were not chosen. Options without a column of their own were
    /// not chosen either where all others are marked as not chosen.
    private func complete(isFlagged: Bool, _ row: Int, into coded: inout CodedBlock) {
        let isAnswered = options.contains { coded.codes[$0.variable][row] == CodeTable.yes }
        let allDenied =
            isFlagged
            && options.allSatisfy {
                $0.reading.column == nil || coded.codes[$0.variable][row] == CodeTable.no
            }
        guard isAnswered || allDenied else { return }
        for option in options where coded.codes[option.variable][row] == CodeTable.blank {
            coded.set(option.variable, row, code: CodeTable.no)
        }
    }

    /// A choice that excludes all others beside another: which of them is meant cannot be told.
    private func refuseContradiction(_ row: Int, into coded: inout CodedBlock) {
        let chosen = options.filter { coded.codes[$0.variable][row] == CodeTable.yes }
        guard chosen.count > 1, chosen.contains(where: \.choice.isExclusive) else { return }
        let codes = chosen.map(\.choice.name)
        for option in options { coded.set(option.variable, row, code: CodeTable.invalid) }
        coded.changes.append(
            .init(
                row: row, variable: question.name, raw: codes.joined(separator: " "),
                coded: Unanswered.invalid, rule: .exclusive, candidates: codes))
    }
}
