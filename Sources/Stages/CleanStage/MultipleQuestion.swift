import StageFiles
import SurveyModel

/// A question with several answers: a column for each option, or all in one cell.
struct MultipleQuestion: QuestionCoder {
    private let question: Question
    private let flags: [(choice: Choice, variable: String, coder: Memo<CodedText>)]
    private let joined: Memo<JoinedCoder.Answers>
    private let text: Memo<CodedText>

    init(_ question: Question, form: Form, blank: BlankTexts) {
        self.question = question
        flags = question.choices.map { choice in
            let coder = FlagCoder(question, choice, form: form, blank: blank)
            return (choice, question.variable(of: choice), Memo(coder.code))
        }
        joined = Memo(JoinedCoder(question, blank: blank).code)
        text = Memo(TextCoder(blank: blank).code)
    }

    func code(_ raw: RawRow, into row: inout CodedRow) {
        let own = OwnAnswer(question, raw, text)
        let isFlagged = flags.contains { !MatchingKey(raw[$0.variable] ?? "").isEmpty }
        var found: [String] = []
        if isFlagged {
            codeFlags(raw, into: &row)
        } else {
            found = codeJoined(raw[question.name] ?? "", into: &row)
        }
        if own.isWritten { markOwnAnswer(into: &row) }
        complete(isFlagged: isFlagged, raw, into: &row)
        refuseContradiction(into: &row)
        own.set(found, into: &row)
    }

    private func codeFlags(_ raw: RawRow, into row: inout CodedRow) {
        for (_, variable, coder) in flags {
            guard let cell = raw[variable] else { continue }
            row.set(variable, coder(cell), raw: cell)
        }
    }

    /// - Returns: The own answers found in the cell.
    private func codeJoined(_ cell: String, into row: inout CodedRow) -> [String] {
        let answers = joined(cell)
        for (choice, variable, _) in flags {
            // A part that could not be resolved may be any of the other choices.
            if answers.isIncomplete { row[variable] = Unanswered.invalid }
            if answers.codes.contains(choice.name) { row[variable] = "1" }
        }
        if !answers.isVerbatim, !MatchingKey(cell).isEmpty { log(answers, cell, into: &row) }
        return answers.ownAnswers
    }

    private func log(_ answers: JoinedCoder.Answers, _ cell: String, into row: inout CodedRow) {
        let rules: [CleaningRule] = CleaningRule.allCases.filter(answers.rules.contains)
        let codes = flags.map(\.choice.name).filter(answers.codes.contains).joined(separator: " ")
        let coded = codes.isEmpty && answers.isIncomplete ? Unanswered.invalid : codes
        for rule in rules.isEmpty ? [.joined] : rules {
            let candidates = rule == .unresolved ? answers.candidates : []
            row.changes.append(
                .init(variable: question.name, raw: cell, coded: coded, rule: rule, candidates: candidates))
        }
    }

    private func markOwnAnswer(into row: inout CodedRow) {
        guard let flag = flags.first(where: { $0.choice.name == Choice.ownAnswer })?.variable,
            row[flag] != "1"
        else { return }
        row.set(flag, CodedText("1", by: .ownAnswerUnmarked), raw: row[flag])
    }

    /// Options not marked beside one that is were not chosen. Options without a column of their own were
    /// not chosen either where all others are marked as not chosen.
    private func complete(isFlagged: Bool, _ raw: RawRow, into row: inout CodedRow) {
        let isAnswered = flags.contains { row[$0.variable] == "1" }
        let allDenied =
            isFlagged && flags.allSatisfy { raw[$0.variable] == nil || row[$0.variable] == "0" }
        guard isAnswered || allDenied else { return }
        for (_, variable, _) in flags where row[variable] == Unanswered.blank { row[variable] = "0" }
    }

    /// A choice that excludes all others beside another: which of them is meant cannot be told.
    private func refuseContradiction(into row: inout CodedRow) {
        let chosen = flags.filter { row[$0.variable] == "1" }
        guard chosen.count > 1, chosen.contains(where: \.choice.isExclusive) else { return }
        let codes = chosen.map(\.choice.name)
        for (_, variable, _) in flags { row[variable] = Unanswered.invalid }
        row.changes.append(
            .init(
                variable: question.name, raw: codes.joined(separator: " "), coded: Unanswered.invalid,
                rule: .exclusive, candidates: codes))
    }
}
