import StageFiles
import SurveyModel

/// A ranking: a place for each item, the items in order in one cell, or a column for each place.
///
/// What can be used of it is kept; equal places and items without one are logged.
struct RankQuestion: QuestionCoder {
    private let question: Question
    private let items: [(code: String, variable: String)]
    private let place: Memo<CodedText>
    private let order: Memo<JoinedCoder.Answers>
    private let item: Memo<CodedText>

    init(_ question: Question, blank: BlankTexts) {
        self.question = question
        items = question.choices.map { ($0.name, question.variable(of: $0)) }
        place = Memo(NumberCoder(question, blank: blank).code)
        order = Memo(JoinedCoder(question, blank: blank).code)
        item = Memo(SingleCoder(question, blank: blank).code)
    }

    func code(_ raw: RawRow, into row: inout CodedRow) {
        codePlaces(raw, into: &row)
        if items.allSatisfy({ row[$0.variable] == Unanswered.blank }) { codeOrder(raw, into: &row) }
        if items.allSatisfy({ row[$0.variable] == Unanswered.blank }) { codePlaceColumns(raw, into: &row) }
        logState(into: &row)
    }

    private func codePlaces(_ raw: RawRow, into row: inout CodedRow) {
        for (_, variable) in items {
            guard let cell = raw[variable] else { continue }
            row.set(variable, place(cell), raw: cell)
        }
    }

    private func codeOrder(_ raw: RawRow, into row: inout CodedRow) {
        guard let cell = raw[question.name], !MatchingKey(cell).isEmpty else { return }
        let answers = order(cell)
        if answers.codes.isEmpty, !answers.isIncomplete { return }
        // Behind a part that is no item nobody can count the places.
        let codes = answers.isIncomplete ? [] : answers.codes
        give(places: codes.map { [$0] }, into: &row)
        if codes.isEmpty { for (_, variable) in items { row[variable] = Unanswered.invalid } }
        let coded = codes.isEmpty ? Unanswered.invalid : codes.joined(separator: " ")
        let rules: [CleaningRule] = CleaningRule.allCases.filter(answers.rules.contains)
        for rule in rules.isEmpty ? [.joined] : rules {
            row.changes.append(.init(variable: question.name, raw: cell, coded: coded, rule: rule))
        }
    }

    private func codePlaceColumns(_ raw: RawRow, into row: inout CodedRow) {
        var places: [[String]] = []
        for number in 1...max(items.count, 1) {
            let variable = question.variable(ofPlace: number)
            let cell = raw[variable] ?? ""
            let coded = item(cell)
            places.append(Unanswered.covers(coded.value) ? [] : [coded.value])
            if let rule = coded.rule {
                row.changes.append(
                    .init(
                        variable: variable, raw: cell, coded: coded.value, rule: rule,
                        candidates: coded.candidates))
            }
        }
        give(places: places, into: &row)
    }

    /// Gives each item its place; one that stands in several has none that can be told.
    private func give(places: [[String]], into row: inout CodedRow) {
        for (code, variable) in items {
            let found = places.indices.filter { places[$0].contains(code) }
            if found.count == 1 { row[variable] = String(found[0] + 1) }
            if found.count > 1 {
                row.set(
                    variable, .unresolved(found.map { String($0 + 1) }),
                    raw: found.map { String($0 + 1) }.joined(separator: " "))
            }
        }
    }

    private func logState(into row: inout CodedRow) {
        let places = items.map { row[$0.variable] }
        let given = places.filter { !Unanswered.covers($0) }
        if given.isEmpty { return }
        let shown = places.map { $0.isEmpty ? "-" : $0 }.joined(separator: " ")
        if Set(given).count < given.count { log(.rankTied, shown, into: &row) }
        if places.contains(Unanswered.blank) { log(.rankMissing, shown, into: &row) }
    }

    private func log(_ rule: CleaningRule, _ places: String, into row: inout CodedRow) {
        row.changes.append(.init(variable: question.name, raw: places, coded: places, rule: rule))
    }
}
