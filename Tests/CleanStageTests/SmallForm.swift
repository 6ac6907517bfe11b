import DelimitedText
import StageFiles
import SurveyModel

@testable import CleanStage

/// A form with a question of each kind, and its cleaning of one row.
enum SmallForm {
    static let form = Form(name: "small", instrument: "small.csv", responses: [], blank: ["NA"])

    static let instrument = Instrument(
        file: "small.csv", title: LocalizedText(), languages: ["kk"],
        questions: [
            question("age", .single, [("1", "18-25"), ("2", "26-36"), ("3", "36-57"), ("4", "58+")]),
            question("sex", .single, [("1", "ер"), ("2", "әйел")]),
            question(
                "finances", .single,
                [("1", "жақсы|хорошо"), ("2", "орташа"), ("3", "жаман"), ("other", "өз жауабыңыз")]),
            question("finances_other", .text),
            question("team", .single, [("1", "1-5"), ("2", "6-9"), ("3", "10-25")]),
            question("status", .single, [("1", "жұмыссыз"), ("2", "жұмысшы"), ("3", "зейнеткер")]),
            question("town", .single, [("1", "Русе"), ("2", "Тараз")]),
            question("goods", .single, [("1", "good"), ("2", "average")]),
            question("service", .decimal, constraint: ". >= 0 and . <= 60"),
            question("staff", .integer),
            question(
                "trust", .multiple,
                [
                    ("1", "Президент Әкімшілігі; Жоғарғы сот, Бас прокуратура"), ("2", "Министрліктер"),
                    ("3", "Полиция"), ("4", "Да, полностью"), ("5", "Нет"), ("9", "Ешқайсысы"),
                ], exclusive: "9"),
            question("sources", .multiple, [("1", "теледидар"), ("2", "газет"), ("other", "басқа")]),
            question("sources_other", .text),
            question("values", .rank, [("1", "білім"), ("2", "денсаулық"), ("3", "отбасы")]),
            question("day", .date), question("words", .text),
            question("words_coded", .multiple, [("1", "жолдары"), ("2", "тақырып")]),
            question("remark", .text), question("operator", .text),
            question("pension", .integer, relevant: "${status} = '3'"),
        ])

    private static func question(
        _ name: String, _ kind: Question.Kind, _ choices: [(String, String)] = [], exclusive: String = "",
        relevant: String? = nil, constraint: String? = nil
    ) -> Question {
        Question(
            name: name, kind: kind, label: LocalizedText(["kk": name]),
            choices: choices.map { code, labels in
                let labels = labels.split(separator: "|").map(String.init)
                return Choice(
                    name: code, label: LocalizedText(["kk": labels[0]]), accept: Array(labels.dropFirst()),
                    isExclusive: code == exclusive)
            }, relevant: relevant.flatMap { try? Expression(parsing: $0) },
            constraint: constraint.flatMap { try? Expression(parsing: $0) })
    }

    /// Cleans a row that has these cells.
    static func clean(
        _ cells: [String: String], coding: CodingDecisions = CodingDecisions()
    ) -> CodedRow {
        let (coder, raw) = coder(cells, coding: coding)
        return CodedRow(coder.code(raw))
    }

    /// What the cells say by themselves.
    static func answers(_ cells: [String: String]) -> CodedRow {
        let (coder, raw) = coder(cells)
        return CodedRow(coder.answers(raw))
    }

    /// A coder of a row that has these cells, and the row.
    private static func coder(
        _ cells: [String: String], coding: CodingDecisions = CodingDecisions()
    ) -> (RowCoder, RawBlock) {
        let columns = columns([("", cells)])
        guard let raw = try? columns.block(0) else { preconditionFailure("a block in memory") }
        return (RowCoder(instrument, form: form, columns, coding: coding), raw)
    }

    /// Raw answers of some respondents.
    static func columns(_ rows: [(respondent: String, cells: [String: String])]) -> RawColumns {
        let names = Set(rows.flatMap(\.cells.keys)).sorted()
        return RawColumns(
            names: ["respondent"] + names,
            rows: rows.map { row in [row.respondent] + names.map { row.cells[$0] ?? "" } })
    }

    /// Coded answers of some respondents, by variable.
    static func coded(_ rows: [[String: String]], _ instrument: Instrument = instrument) -> CodedBlock {
        var block = CodedBlock(CodeBook(instrument), rows: rows.count)
        for (row, cells) in rows.enumerated() {
            for (variable, text) in cells { block.set(block.book.number(of: variable), row, text: text) }
        }
        return block
    }

    /// Cleans one cell.
    static func clean(_ variable: String, _ raw: String) -> CodedCell {
        let row = clean([variable: raw])
        let change = row.changes.first { $0.variable == variable }
        return CodedCell(
            row.values[variable] ?? change?.coded ?? "", change?.rule, candidates: change?.candidates ?? [])
    }
}

/// The coded answers of one respondent.
struct CodedRow {
    /// By variable.
    let values: [String: String]
    let changes: [CodedBlock.Change]
    let answeredThoughNotAsked: [String]

    init(_ block: CodedBlock) {
        let pairs = block.book.variables.enumerated().map { ($1, block.text($0, 0)) }
        values = Dictionary(uniqueKeysWithValues: pairs)
        changes = block.sortedChanges
        answeredThoughNotAsked = block.answeredThoughNotAsked.keys.sorted()
    }

    subscript(variable: String) -> String { values[variable] ?? "" }
}

/// What became of one cell, and by which rule.
struct CodedCell: Equatable {
    var value: String
    var rule: CleaningRule?
    var candidates: [String]

    init(_ value: String, _ rule: CleaningRule? = nil, candidates: [String] = []) {
        self.value = value
        self.rule = rule
        self.candidates = candidates
    }
}
