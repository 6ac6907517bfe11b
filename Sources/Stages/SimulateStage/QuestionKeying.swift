import CivilCalendar
import StageFiles
import Statistics
import SurveyModel

/// Keys the answers to one question as an operator does: in one style throughout, now and then with a slip.
struct QuestionKeying {
    /// The headers of its columns.
    let headers: [String]
    private let plan: QuestionPlan
    private let column: AnswerColumn
    private let style: KeyingStyle
    private let spellings: [Spelling]
    private var generator: SplitMix64
    /// The own answers still to be written, last first.
    private var ownAnswers: [String] = []

    init(_ plan: QuestionPlan, column: AnswerColumn, language: Language, seed: UInt64) {
        self.plan = plan
        self.column = column
        let question = plan.question
        let style = plan.style ?? KeyingStyle(usualFor: question, seed: seed)
        var generator = SplitMix64(seed: seed, purpose: "key \(question.name)")
        let texts = question.choices.map { style == .labels ? $0.label[language] : $0.name }
        spellings = texts.indices.map { index in
            let others = texts.indices.filter { $0 != index }.map { texts[$0] }
            return Spelling(texts[index], others: style == .labels ? others : [], using: &generator)
        }
        headers = QuestionKeying.headers(of: question, style: style, language: language)
        self.style = style
        self.generator = generator
        ownAnswers = dealtOwnAnswers()
    }

    /// Adds the cells of one respondent to the record.
    mutating func append(_ respondent: Int, to fields: inout [String]) {
        let cell = column.cells[respondent]
        if plan.question.role == .id {
            fields.append(String(respondent + 1))
        } else if !AnswerColumn.isAnswer(cell) {
            fields += headers.map { _ in "" }
        } else {
            appendAnswer(cell, to: &fields)
        }
    }

    private mutating func appendAnswer(_ cell: Int32, to fields: inout [String]) {
        switch plan.question.kind {
        case .single:
            fields.append(Int(cell) == plan.ownAnswer ? nextOwnAnswer() : keyed(Int(cell)))
        case .multiple where style == .flags:
            let marks = column.marks[Int(cell)]
            fields += marks.map { String($0) }
            if let own = plan.ownAnswer { fields.append(marks[own] == 1 ? nextOwnAnswer() : "") }
        case .multiple:
            let marks = column.marks[Int(cell)]
            let chosen = marks.indices.filter { marks[$0] == 1 }
            let texts = chosen.map { $0 == plan.ownAnswer ? nextOwnAnswer() : keyed($0) }
            fields.append(texts.joined(separator: style == .labels ? "; " : ", "))
        case .rank:
            fields += column.marks[Int(cell)].map { $0 == 0 ? "" : String($0) }
        case .integer, .decimal:
            // With a comma, as spreadsheets of the region write it.
            fields.append(format(column.number(cell)).replacing(".", with: ","))
        case .text: fields.append(column.answer(cell).first ?? "")
        case .date: fields.append(CalendarDay(number: Int(column.number(cell))).written("%d.%m.%Y") ?? "")
        }
    }

    private mutating func keyed(_ choice: Int) -> String {
        let spelling = spellings[choice]
        let chance = generator.nextUnit()
        if chance < plan.typos, style == .labels, !spelling.misspelt.isEmpty {
            return spelling.misspelt[generator.below(spelling.misspelt.count)]
        }
        if chance >= 1 - plan.variants { return spelling.variants[generator.below(spelling.variants.count)] }
        return spelling.proper
    }

    private mutating func nextOwnAnswer() -> String { ownAnswers.popLast() ?? "" }

    private mutating func dealtOwnAnswers() -> [String] {
        guard let own = plan.ownAnswer else { return [] }
        let isSingle = plan.question.kind == .single
        let count = column.cells.count { cell in
            AnswerColumn.isAnswer(cell) && (isSingle ? Int(cell) == own : column.marks[Int(cell)][own] == 1)
        }
        let counts = quotas(plan.phrases.map(\.weight), of: plan.phrases.isEmpty ? 0 : count)
        return deal(plan.phrases.map(\.text), counts: counts, using: &generator)
    }
}

extension QuestionKeying {
    /// The question as printed, behind its number; a column for each choice bears its variable's name.
    private static func headers(of question: Question, style: KeyingStyle, language: Language) -> [String] {
        if question.kind == .rank { return question.variables }
        if question.kind == .multiple, style == .flags {
            return question.variables + (question.allowsOwnAnswer ? [question.ownAnswerVariable] : [])
        }
        let label = question.label[language]
        let parts = question.name.drop { !$0.isNumber }.split(separator: "_")
        let number = parts.allSatisfy { $0.allSatisfy(\.isNumber) } ? parts.joined(separator: ".") : ""
        return [number.isEmpty ? label : "\(number). \(label)"]
    }
}

extension KeyingStyle {
    /// What operators usually do; the items of a grid are keyed alike.
    fileprivate init(usualFor question: Question, seed: UInt64) {
        var generator = SplitMix64(seed: seed, purpose: "style \(question.grid ?? question.name)")
        let isLikelier = generator.happens(0.6)
        if question.kind == .multiple {
            self = isLikelier ? .flags : .codes
        } else {
            self = isLikelier ? .labels : .codes
        }
    }
}
