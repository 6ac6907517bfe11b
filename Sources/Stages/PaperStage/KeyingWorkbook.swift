import SurveyModel
import WorkbookOutput

/// A workbook into which paper forms are keyed: a row for each, a column for each variable, answers to choose from lists.
/// It is read as it is, as an export of the form.
struct KeyingWorkbook {
    private let instrument: Instrument
    private let language: Language
    private let words: PaperWords
    /// Rows that are checked as they are keyed.
    private static let rows = 1...9_999
    private static let listSheet = "lists"

    init(_ instrument: Instrument, _ language: Language) {
        (self.instrument, self.language) = (instrument, language)
        words = PaperWords(language)
    }

    /// One column to key into.
    private struct Column {
        var variable: String
        var question: Question
        /// Of an answer of several, or of an item to be placed.
        var item = ""
        var kind: KeyingRule.Kind
        var hint: PaperWords.Word
        var answers: [String] = []
    }

    func sheets(named name: String) -> [Sheet] {
        let names = Sheet.names(for: [name, words[.codes], Self.listSheet])
        var forms = Sheet(name: names[0])
        var codes = Sheet(name: names[1])
        var lists = Sheet(name: names[2])
        (forms.frozen, forms.widths) = ((1, 1), [12])
        (codes.frozen, codes.widths) = ((1, 0), [16, 70, 40])
        lists.isHidden = true
        codes.rows = [[words[.variable], words[.question], words[.answer]].map { .text($0, .heading) }]
        var listed: [[String]] = []
        let columns = self.columns
        forms.rows = [columns.map { .text($0.variable, .heading) }]
        for (index, column) in columns.enumerated() {
            var kind = column.kind
            if !column.answers.isEmpty {
                let place = listed.firstIndex(of: column.answers) ?? listed.count
                if place == listed.count { listed.append(column.answers) }
                kind = .list(sheet: names[2], column: place, count: column.answers.count)
            }
            let label = column.question.label[language]
            forms.rules.append(
                KeyingRule(
                    column: index, rows: Self.rows, kind, title: column.variable,
                    hint: [column.item, label, words[column.hint]].filter { !$0.isEmpty }.joined(
                        separator: "\n"),
                    refusal: words[.refused]))
            codes.rows.append([
                .text(column.variable),
                .text(column.item.isEmpty ? label : "\(label) — \(column.item)", .wrapped),
                .text(
                    column.answers.isEmpty ? words[column.hint] : column.answers.joined(separator: "\n"),
                    .wrapped),
            ])
        }
        let longest = listed.map(\.count).max() ?? 0
        lists.rows = (0..<longest).map { row in
            listed.map { $0.indices.contains(row) ? .text($0[row]) : .empty }
        }
        return [forms, codes, lists]
    }

    private var columns: [Column] {
        instrument.questions.flatMap { question -> [Column] in
            if question.role == .weight || instrument.isFrame(question) || question.calculation != nil {
                return []
            }
            switch question.kind {
            case .single:
                let labels = question.choices.map { $0.label[language] }
                return [
                    Column(
                        variable: question.name, question: question, kind: .anything, hint: .choose,
                        answers: labels)
                ]
            case .multiple:
                return question.choices.map {
                    Column(
                        variable: question.variable(of: $0), question: question, item: $0.label[language],
                        kind: .whole(from: 0, through: 1), hint: .chosenOrNot)
                }
            case .rank:
                return question.choices.map {
                    Column(
                        variable: question.variable(of: $0), question: question, item: $0.label[language],
                        kind: .whole(from: 1, through: question.choices.count), hint: .place)
                }
            case .integer:
                let scores = question.scores
                let kind = KeyingRule.Kind.whole(
                    from: scores?.first ?? -999_999_999, through: scores?.last ?? 999_999_999)
                return [Column(variable: question.name, question: question, kind: kind, hint: .keyNumber)]
            case .decimal:
                return [Column(variable: question.name, question: question, kind: .number, hint: .keyNumber)]
            case .date:
                return [Column(variable: question.name, question: question, kind: .date, hint: .keyDate)]
            case .text:
                return [Column(variable: question.name, question: question, kind: .anything, hint: .ownWords)]
            }
        }
    }
}
