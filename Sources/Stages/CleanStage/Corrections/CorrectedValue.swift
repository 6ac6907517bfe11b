import Problems
import StageFiles
import SurveyModel

/// What a cell is to hold, checked against the form.
struct CorrectedValue {
    /// What to write for a cell that is to be blank.
    static let blank = EntryDecisions.blank

    /// By variable.
    private let values: [(variable: String, value: String)]
    private let shown: String
    /// The other options of the question, which were not chosen beside this one.
    private let others: [String]

    /// - Parameter variable: One of `coded.csv`, or a question with several answers as a whole; its value then is
    ///   the codes of those chosen.
    /// - Throws: ``CleanProblem`` if the form has no such variable, or the variable no such value.
    init(_ text: String, _ variable: String, _ instrument: Instrument) throws(CleanProblem) {
        let questions = instrument.questions.filter { $0.role != .id }
        guard
            let question = questions.first(where: { $0.name == variable || $0.variables.contains(variable) })
        else {
            let known = questions.flatMap { [$0.name] + $0.variables }
            throw .unknownVariable(variable, nearest: nearestName(to: variable, among: known))
        }
        let isBlank = text == CorrectedValue.blank
        others = question.kind == .multiple && text == "1" ? question.variables.filter { $0 != variable } : []
        shown = isBlank ? Unanswered.blank : text
        if question.kind == .multiple, question.name == variable {
            let codes = isBlank ? [] : text.split { $0.isWhitespace || ";,".contains($0) }.map(String.init)
            for code in codes where question.choice(named: code) == nil { throw .noChoice(code, question) }
            values = question.choices.map { choice in
                (question.variable(of: choice), isBlank ? "" : codes.contains(choice.name) ? "1" : "0")
            }
        } else if isBlank {
            values = [(variable, "")]
        } else {
            values = [(variable, try CorrectedValue.checked(text, question))]
        }
    }

    private static func checked(_ text: String, _ question: Question) throws(CleanProblem) -> String {
        switch question.kind {
        case .single where question.choice(named: text) == nil: throw .noChoice(text, question)
        case .multiple where text != "0" && text != "1": throw .impossibleDecision(variable: question.name)
        case .integer, .decimal, .rank:
            let isWhole = question.kind != .decimal
            guard let number = Double(text), !isWhole || number == number.rounded(),
                question.constraint?.truth(this: [text], answer: { _ in [] }) != .no
            else { throw .impossibleDecision(variable: question.name) }
            return format(number)
        case .date:
            guard WrittenDate(text).days.map(\.text) == [text] else {
                throw .impossibleDecision(variable: question.name)
            }
        default: break
        }
        return text
    }

    func set(_ variable: String, _ row: Int, raw: String, in coded: inout CodedBlock) {
        for (name, value) in values {
            if let index = coded.book.index(of: name) { coded.set(index, row, text: value) }
        }
        for other in others.compactMap(coded.book.index(of:)) where coded.codes[other][row] == CodeTable.blank
        {
            coded.set(other, row, code: CodeTable.no)
        }
        coded.changes.removeAll { $0.row == row && $0.variable == variable && $0.rule.isUnresolved }
        coded.changes.append(.init(row: row, variable: variable, raw: raw, coded: shown, rule: .correction))
    }
}
