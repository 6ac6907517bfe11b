import StageFiles
import SurveyModel

/// A condition on a respondent's answers with its questions and codes looked up: what it says of an answer is
/// worked out once for each code, not for each respondent.
struct Condition {
    private indirect enum Node {
        case and(Node, Node)
        case or(Node, Node)
        case not(Node)
        /// By the code of a variable; the expression itself where the cell has no code.
        case ofCode(variable: Int, [Truth], Expression)
        /// Whether an option is chosen, and all the options of the question.
        case chosen(option: Int?, among: [Int])
        case other(Expression)
    }

    private let root: Node
    private let questions: [String: (question: Question, variables: [String: Int])]

    init(_ expression: Expression, _ instrument: Instrument, _ book: CodeBook) {
        var questions: [String: (Question, [String: Int])] = [:]
        for name in expression.questions {
            guard let question = instrument.question(named: name) else { continue }
            let pairs = question.variables.compactMap { variable in
                book.index(of: variable).map { (variable, $0) }
            }
            questions[name] = (question, Dictionary(pairs) { first, _ in first })
        }
        self.questions = questions
        root = Condition.node(expression, questions, book)
    }

    func truth(_ coded: CodedBlock, _ row: Int) -> Truth { truth(root, coded, row) }

    private func truth(_ node: Node, _ coded: CodedBlock, _ row: Int) -> Truth {
        switch node {
        case .and(let a, let b): return .both(truth(a, coded, row), truth(b, coded, row))
        case .or(let a, let b): return .either(truth(a, coded, row), truth(b, coded, row))
        case .not(let inner): return !truth(inner, coded, row)
        case .ofCode(let variable, let truths, let expression):
            let code = Int(coded.codes[variable][row])
            return code < truths.count ? truths[code] : truth(expression, coded, row)
        case .chosen(let option, let options):
            if let option, coded.codes[option][row] == CodeTable.yes { return .yes }
            return options.contains { coded.codes[$0][row] == CodeTable.yes } ? .no : .unknown
        case .other(let expression): return truth(expression, coded, row)
        }
    }

    private func truth(_ expression: Expression, _ coded: CodedBlock, _ row: Int) -> Truth {
        expression.truth { name in
            guard let (question, variables) = questions[name] else { return [] }
            return question.answer { variables[$0].map { coded.text($0, row) } ?? Unanswered.blank }
        }
    }

    private static func node(
        _ expression: Expression, _ questions: [String: (question: Question, variables: [String: Int])],
        _ book: CodeBook
    ) -> Node {
        switch expression {
        case .and(let a, let b): return .and(node(a, questions, book), node(b, questions, book))
        case .or(let a, let b): return .or(node(a, questions, book), node(b, questions, book))
        case .not(let inner): return .not(node(inner, questions, book))
        case .selected(.answer(let name), .text(let code)):
            if let (question, variables) = questions[name], question.kind == .multiple {
                let option = question.choice(named: code).flatMap { variables[question.variable(of: $0)] }
                return .chosen(option: option, among: variables.values.sorted())
            }
        default: break
        }
        let asked = Set(expression.questions)
        guard asked.count == 1, let name = asked.first, let (question, variables) = questions[name],
            question.kind != .multiple, let variable = variables[question.name]
        else { return .other(expression) }
        let truths = book.tables[variable].texts.map { text in
            expression.truth { _ in Unanswered.covers(text) ? [] : [text] }
        }
        return .ofCode(variable: variable, truths, expression)
    }
}
