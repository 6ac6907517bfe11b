import StageFiles
import SurveyModel

/// A ranking: a place for each item, the items in order in one cell, or a column for each place.
///
/// What can be used of it is kept; equal places and items without one are logged.
struct RankQuestion: QuestionCoder {
    private struct Item {
        var code: String
        var name: String
        var variable: Int
        var place: CodeReading
    }

    private let question: Question
    private let items: [Item]
    private let order: ColumnReading<JoinedCoder.Answers>
    /// A column for each place, and its variable.
    private let places: [(variable: String, reading: ColumnReading<CodedText>)]

    init(
        _ question: Question, _ context: FormContext, _ columns: RawColumns, _ book: inout CodeBook
    ) {
        self.question = question
        let itemColumns = question.choices.map { columns.column(question.variable(of: $0)) }
        let place = NumberCoder(question, blank: context.blank, columns: itemColumns)
        var items: [Item] = []
        for (choice, column) in zip(question.choices, itemColumns) {
            let name = question.variable(of: choice)
            let variable = book.number(of: name)
            let reading = CodeReading(column, of: variable, &book, place.code)
            items.append(Item(code: choice.name, name: name, variable: variable, place: reading))
        }
        self.items = items
        let whole = columns.column(question.name)
        let choices = ChoiceCoder(question, context, columns: [whole])
        order = ColumnReading(whole, JoinedCoder(question, choices).code)
        let names = (1...max(items.count, 1)).map(question.variable(ofPlace:))
        let placeColumns = names.map(columns.column)
        let item = SingleCoder(question, context, columns: placeColumns)
        places = zip(names, placeColumns).map { ($0, ColumnReading($1, item.code)) }
    }

    func code(_ raw: RawBlock, into coded: inout CodedBlock) {
        for row in 0..<raw.rows {
            codePlaces(raw, row, into: &coded)
            if isBlank(row, coded) { codeOrder(raw, row, into: &coded) }
            if isBlank(row, coded) { codePlaceColumns(raw, row, into: &coded) }
            logState(row, into: &coded)
        }
    }

    private func isBlank(_ row: Int, _ coded: CodedBlock) -> Bool {
        items.allSatisfy { coded.codes[$0.variable][row] == CodeTable.blank }
    }

    private func codePlaces(_ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) {
        for item in items {
            guard let place = item.place.value(raw, row) else { continue }
            coded.set(item.variable, row, place, raw: raw.text(item.name, row) ?? "")
        }
    }

    private func codeOrder(_ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) {
        guard let cell = raw.text(question.name, row), !MatchingKey(cell).isEmpty,
            let answers = order.value(raw, row)
        else { return }
        if answers.codes.isEmpty, !answers.isIncomplete { return }
        // Behind a part that is no item nobody can count the places.
        let codes = answers.isIncomplete ? [] : answers.codes
        give(places: codes.map { [$0] }, row, into: &coded)
        if codes.isEmpty { for item in items { coded.set(item.variable, row, code: CodeTable.invalid) } }
        let value = codes.isEmpty ? Unanswered.invalid : codes.joined(separator: " ")
        let rules: [CleaningRule] = CleaningRule.allCases.filter(answers.rules.contains)
        for rule in rules.isEmpty ? [.joined] : rules {
            coded.changes.append(
                .init(row: row, variable: question.name, raw: cell, coded: value, rule: rule))
        }
    }

    private func codePlaceColumns(_ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) {
        var given: [[String]] = []
        for (variable, reading) in places {
            let cell = reading.value(raw, row) ?? CodedText(Unanswered.blank)
            given.append(Unanswered.covers(cell.value) ? [] : [cell.value])
            if let rule = cell.rule {
                coded.changes.append(
                    .init(
                        row: row, variable: variable, raw: raw.text(variable, row) ?? "",
                        coded: cell.value, rule: rule, candidates: cell.candidates))
            }
        }
        give(places: given, row, into: &coded)
    }

    /// Gives each item its place; one that stands in several has none that can be told.
    private func give(places: [[String]], _ row: Int, into coded: inout CodedBlock) {
        for item in items {
            let found = places.indices.filter { places[$0].contains(item.code) }.map { String($0 + 1) }
            if found.count == 1 { coded.set(item.variable, row, text: found[0]) }
            if found.count > 1 {
                coded.set(item.variable, row, .unresolved(found), raw: found.joined(separator: " "))
            }
        }
    }

    private func logState(_ row: Int, into coded: inout CodedBlock) {
        let answered = items.filter { coded.isAnswered($0.variable, row) }
        if answered.isEmpty { return }
        let places = items.map { coded.text($0.variable, row) }
        let given = answered.map { coded.text($0.variable, row) }
        let shown = places.map { $0.isEmpty ? "-" : $0 }.joined(separator: " ")
        if Set(given).count < given.count { log(.rankTied, shown, row, into: &coded) }
        if places.contains(Unanswered.blank) { log(.rankMissing, shown, row, into: &coded) }
    }

    private func log(_ rule: CleaningRule, _ places: String, _ row: Int, into coded: inout CodedBlock) {
        coded.changes.append(
            .init(row: row, variable: question.name, raw: places, coded: places, rule: rule))
    }
}
