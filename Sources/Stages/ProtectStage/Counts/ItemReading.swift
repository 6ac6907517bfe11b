import StageFiles
import SurveyModel

/// Reads the categories of the items of one question off a respondent's coded cells.
protocol ItemReading {
    /// The items with their categories, without counts.
    var items: [JointCounts.Item] { get }
    /// The variables that the categories depend on.
    var variables: [String] { get }
    /// The category of each item.
    func categories(_ coded: (String) -> String) -> [JointCounts.Category]
}

extension Instrument {
    /// What is counted of the form's questions and of the shares derived from them, and whether each question
    /// was to be asked.
    func itemReaders(_ derived: [DerivedShare]) -> [any ItemReading] {
        let answers = questions.filter { $0.role != .id && $0.role != .weight }
            .compactMap { question -> (any ItemReading)? in
                switch question.kind {
                case .single: SingleReader(question)
                case .integer: question.isScore ? SingleReader(question) : nil
                case .multiple, .rank: OptionReader(question)
                case .decimal, .text, .date: nil
                }
            }
        let shares = derived.map { ConditionReader($0.name, $0.condition, self) { $0.isMissing } }
        let relevance = questions.compactMap { question in
            question.relevant.map { ConditionReader(JointCounts.relevance(of: question.name), $0, self) }
        }
        return answers + shares + relevance
    }
}

extension JointCounts.Category {
    /// What a cell says that holds no answer; `nil` for an answer.
    fileprivate init?(unanswered cell: String) {
        switch cell {
        case Unanswered.blank: self = .blank
        case Unanswered.invalid: self = .invalid
        case Unanswered.notAsked: self = .notAsked
        default: return nil
        }
    }

    /// What several cells without an answer say together.
    fileprivate init(unanswered cells: [String]) {
        let all = cells.compactMap(JointCounts.Category.init(unanswered:))
        self = all.contains(.invalid) ? .invalid : all.contains(.notAsked) ? .notAsked : .blank
    }

    fileprivate init(_ choice: Choice) {
        self = choice.isMissing ? .apart(choice.name) : .answer(choice.name)
    }
}

extension JointCounts.Item {
    fileprivate init(_ question: String, option: String? = nil, _ categories: [JointCounts.Category]) {
        self.init(
            question: question, option: option, categories: categories, counts: categories.map { _ in [] })
    }
}

private struct SingleReader: ItemReading {
    let items: [JointCounts.Item]
    let variables: [String]
    private let known: [String: JointCounts.Category]

    init(_ question: Question) {
        variables = [question.name]
        let categories = question.choices.map(JointCounts.Category.init)
        known = Dictionary(zip(question.choices.map(\.name), categories)) { first, _ in first }
        items = [JointCounts.Item(question.name, categories)]
    }

    func categories(_ coded: (String) -> String) -> [JointCounts.Category] {
        let cell = coded(variables[0])
        return [known[cell] ?? JointCounts.Category(unanswered: cell) ?? .answer(cell)]
    }
}

/// Whether any option of a question with several answers is chosen, and whether each is; of a ranking the same of
/// being given the first place.
///
/// Answered is a question of which an option is chosen, or whose every flag says not chosen; and a ranking in which
/// every item has its place, several may share one.
private struct OptionReader: ItemReading {
    let items: [JointCounts.Item]
    let variables: [String]
    /// Of a ranking.
    private let places: Set<String>?

    init(_ question: Question) {
        variables = question.variables
        places =
            question.kind == .rank ? Set(question.choices.indices.map { String($0 + 1) }) : nil
        items = ([nil] + question.choices.map(\.name)).map { option in
            JointCounts.Item(question.name, option: option, [JointCounts.chosen, JointCounts.others])
        }
    }

    func categories(_ coded: (String) -> String) -> [JointCounts.Category] {
        let cells = variables.map(coded)
        if let reason = unanswered(cells) { return items.map { _ in reason } }
        let chosen = cells.map { $0 == "1" }
        return ([chosen.contains(true)] + chosen).map { $0 ? JointCounts.chosen : JointCounts.others }
    }

    private func unanswered(_ cells: [String]) -> JointCounts.Category? {
        guard let places else {
            let isAnswered = cells.contains("1") || cells.allSatisfy { $0 == "0" }
            return isAnswered ? nil : JointCounts.Category(unanswered: cells)
        }
        let given = cells.count(where: places.contains)
        if given == cells.count { return nil }
        return given > 0 ? .invalid : JointCounts.Category(unanswered: cells)
    }
}

private struct ConditionReader: ItemReading {
    let items: [JointCounts.Item]
    let variables: [String]
    private let condition: Expression
    private let questions: [Question]
    private let isHidden: (Choice) -> Bool

    /// - Parameter isHidden: Whether the condition does not see that a choice was made.
    init(
        _ name: String, _ condition: Expression, _ instrument: Instrument,
        isHidden: @escaping (Choice) -> Bool = { _ in false }
    ) {
        self.condition = condition
        self.isHidden = isHidden
        questions = condition.questions.compactMap(instrument.question(named:))
        variables = questions.flatMap(\.variables)
        items = [JointCounts.Item(name, [JointCounts.chosen, JointCounts.others])]
    }

    func categories(_ coded: (String) -> String) -> [JointCounts.Category] {
        let truth = condition.truth { name in
            guard let question = questions.first(where: { $0.name == name }) else { return [] }
            return question.answer(coded: coded).filter { question.choice(named: $0).map(isHidden) != true }
        }
        switch truth {
        case .yes: return [JointCounts.chosen]
        case .no: return [JointCounts.others]
        case .unknown: return [JointCounts.Category(unanswered: variables.map(coded))]
        }
    }
}
