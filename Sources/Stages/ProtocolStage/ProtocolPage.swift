import Markdown
import NumberText
import StageFiles
import SurveyModel

/// One respondent's answers and result, as a page to be signed and as a row of a table.
struct ProtocolPage {
    /// A part of the total: its weight among the parts that have a score, and what it adds to the total.
    struct Part: Equatable {
        var name: String
        /// In per cent.
        var weight: Double?
        var mean: Double?
        var points: Double?
    }

    struct Result: Equatable {
        var parts: [Part]
        var total: Double?
        var mark: Double?
    }

    let instrument: Instrument
    private let book: RuleBook
    let rules: ProtocolRules
    private let scores: IndexScores
    let language: Language
    let style: NumberStyle
    let year: YearOfMarks

    init(
        _ instrument: Instrument, _ book: RuleBook, _ rules: ProtocolRules, _ scores: IndexScores,
        _ language: Language, _ year: YearOfMarks = YearOfMarks()
    ) {
        self.year = year
        (self.instrument, self.book, self.rules) = (instrument, book, rules)
        (self.scores, self.language) = (scores, language)
        style = NumberStyle(language)
    }

    func result(_ coded: (String) -> String) -> Result {
        let found = Dictionary(zip(scores.indices.map(\.name), scores.scores(coded))) { first, _ in first }
        let items = scores.indices.first { $0.name == rules.total }?.items ?? []
        let total = found[rules.total]
        let values = total?.items ?? []
        let answered = zip(items, values).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0.weight) }
        let parts = zip(items, values).map { item, mean in
            let weight = mean == nil || total?.value == nil ? nil : item.weight / answered
            return Part(
                name: item.name, weight: weight.map { 100 * $0 }, mean: mean,
                points: weight.flatMap { weight in mean.map { weight * $0 } })
        }
        return Result(parts: parts, total: total?.value, mark: found[rules.mark]?.value)
    }
}

extension ProtocolPage {
    /// The columns of `assessments.csv`: a row for each factor of each respondent; a factor without a mark has none.
    static let header = [
        "employee", "unit", "quarter", "factor", "mean", "weight", "points", "total", "mark",
    ]

    func rows(_ respondent: String, _ coded: (String) -> String, _ result: Result) -> [[String]] {
        result.parts.map { part in
            [respondent, place(coded, rules.unit), place(coded, rules.quarter), part.name]
                + [part.mean, part.weight, part.points, result.total, result.mark].map(Self.written)
        }
    }

    /// The code of a characteristic; empty where the rules name none or it is not known.
    func place(_ coded: (String) -> String, _ question: String) -> String {
        let cell = question.isEmpty ? "" : coded(question)
        return Unanswered.covers(cell) ? "" : cell
    }

    static func written(_ value: Double?) -> String {
        value.map { format(($0 * 1e6).rounded() / 1e6) } ?? ""
    }

    /// What is known of a respondent beside the marks.
    private var characteristics: [Question] {
        instrument.questions.filter {
            [.single, .date].contains($0.kind) && $0.calculation == nil
                && ($0.role == .demographic || $0.topic == aboutRespondents)
        }
    }

    private var aboutRespondents: String { "respondents" }

    func text(_ respondent: String, _ coded: (String) -> String, _ result: Result) -> String {
        let id = instrument.questions.first { $0.role == .id }?.label[language] ?? respondentVariable
        var lines = ["# \(inline(rules.title))", ""]
        lines += table(
            ["", ""], [[id, respondent]] + characteristics.map { [$0.label[language], answer($0, coded)] })
        for topic in book.topics where topic.id != aboutRespondents {
            let questions = instrument.questions.filter {
                $0.topic == topic.id && $0.kind != .text && $0.calculation == nil
            }
            if questions.isEmpty { continue }
            let answered = questions.filter { isAnswered($0, coded) }
            lines += ["## \(inline(topic.label))", ""]
            lines += answered.isEmpty ? [word(.missing), ""] : answers(answered, coded)
        }
        lines += ["## \(word(.overall))", ""] + resultTable(result)
        lines += yearTable(yearParts(respondent, coded, result))
        for question in instrument.questions
        where question.kind == .text && question.role != .id && !isComment(question) {
            lines += ["**\(inline(question.label))** \(Inline(answer(question, coded)).markdown)", ""]
        }
        for signature in rules.signatures {
            lines += ["\(inline(signature)): \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_", ""]
        }
        return lines.joined(separator: "\n")
    }

    /// The answers with the comments on them, where the form has room for any.
    private func answers(_ questions: [Question], _ coded: (String) -> String) -> [String] {
        let comments = questions.map(comment)
        let hasComments = comments.contains { $0 != nil }
        let rows = zip(questions, comments).map { question, comment in
            let given = comment.map { coded($0.name) } ?? ""
            return [question.label[language], answer(question, coded)]
                + (hasComments ? [Unanswered.covers(given) ? "" : given] : [])
        }
        return table([text(.question), text(.answer)] + (hasComments ? [text(.comment)] : []), rows)
    }

    private func comment(_ question: Question) -> Question? {
        rules.comments.isEmpty ? nil : instrument.question(named: question.name + rules.comments)
    }

    private func isComment(_ question: Question) -> Bool {
        !rules.comments.isEmpty && question.name.hasSuffix(rules.comments)
    }

    private func resultTable(_ result: Result) -> [String] {
        let parts = result.parts.map { part in
            let label = scores.indices.first { $0.name == part.name }?.label[language] ?? part.name
            return [
                label,
                part.weight.map { style.plain($0.rounded()) + style.percentSign } ?? NumberStyle.nothing,
                part.mean.map { style.number($0, decimals: 2) } ?? text(.missing),
                part.points.map { style.number($0, decimals: 2) } ?? NumberStyle.nothing,
            ]
        }
        func line(_ word: ProtocolRules.Word, _ value: Double?, decimals: Int) -> [String] {
            [text(word), "", "", value.map { style.number($0, decimals: decimals) } ?? text(.missing)]
        }
        return table(
            [.factor, .weight, .mean, .points].map(text),
            parts + [line(.overall, result.total, decimals: 2)]
                + (rules.mark.isEmpty ? [] : [line(.rounded, result.mark, decimals: 0)]))
    }

    func table(_ header: [String], _ rows: [[String]]) -> [String] {
        func line(_ cells: [String]) -> String {
            "| " + cells.map { Inline($0).markdown }.joined(separator: " | ") + " |"
        }
        return [line(header), "|" + header.map { _ in ":--|" }.joined()] + rows.map(line) + [""]
    }

    private func isAnswered(_ question: Question, _ coded: (String) -> String) -> Bool {
        question.variables.contains { ![Unanswered.blank, Unanswered.notAsked].contains(coded($0)) }
            && (question.kind != .multiple || question.variables.contains { coded($0) == "1" })
    }

    /// An answer in words; what was not given, or could not be resolved, as missing.
    private func answer(_ question: Question, _ coded: (String) -> String) -> String {
        if question.kind == .multiple {
            let chosen = question.choices.filter { coded(question.variable(of: $0)) == "1" }
            return chosen.isEmpty ? text(.missing) : chosen.map { $0.label[language] }.joined(separator: "; ")
        }
        let cell = coded(question.name)
        if [Unanswered.blank, Unanswered.invalid, Unanswered.notAsked].contains(cell) {
            return text(.missing)
        }
        if question.kind == .date { return style.date(cell) }
        return question.choice(named: cell)?.label[language] ?? cell
    }

    func text(_ word: ProtocolRules.Word) -> String { rules.word(word)[language] }
    func word(_ word: ProtocolRules.Word) -> String { Inline(text(word)).markdown }
    private func inline(_ text: LocalizedText) -> String { Inline(text[language]).markdown }
}
