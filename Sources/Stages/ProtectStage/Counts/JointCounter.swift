import StageFiles
import SurveyModel

/// Counts respondents one by one.
struct JointCounter {
    private struct Key: Hashable {
        var categories: [Int]
        var weight: Double
    }

    private let instrument: Instrument
    private let readers: [any ItemReading]
    /// Of each breakdown the number of its category by code.
    private let categories: [[String: Int]]
    private let breakdowns: [Question]
    private let numbers: [String]
    private var indices: [Key: Int] = [:]
    private(set) var counts: JointCounts

    /// - Parameters:
    ///   - breakdowns: With the codes that are merged as they are released: `3+4`.
    ///   - derived: The shares that are derived from the form's questions.
    init(_ instrument: Instrument, breakdowns: [JointCounts.Breakdown], derived: [DerivedShare]) {
        self.instrument = instrument
        self.breakdowns = breakdowns.compactMap { instrument.question(named: $0.name) }
        categories = breakdowns.map { breakdown in
            var numbers: [String: Int] = [:]
            for (number, code) in breakdown.codes.enumerated() {
                for part in MergedCode(text: code).codes { numbers[part] = number }
            }
            return numbers
        }
        var readers: [any ItemReading] = []
        for question in instrument.questions where question.role != .id && question.role != .weight {
            switch question.kind {
            case .single: readers.append(SingleReader(question))
            case .integer where question.isScore: readers.append(SingleReader(question))
            case .multiple:
                readers.append(OptionReader(question, nil))
                readers += question.choices.map { OptionReader(question, $0) }
            case .rank:
                readers.append(FirstPlaceReader(question, nil))
                readers += question.choices.map { FirstPlaceReader(question, $0) }
            case .integer, .decimal, .text, .date: continue
            }
        }
        readers += derived.map { ConditionReader($0.name, $0.condition, instrument) { $0.isMissing } }
        for question in instrument.questions {
            guard let relevant = question.relevant else { continue }
            readers.append(ConditionReader(JointCounts.relevance(of: question.name), relevant, instrument))
        }
        self.readers = readers
        numbers = instrument.questions.filter { question in
            question.kind == .decimal || question.kind == .integer && !question.isScore
        }.map(\.name)
        counts = JointCounts(breakdowns: breakdowns, items: readers.map(\.item))
        for name in numbers { counts.numberAnswers[name] = [] }
    }

    /// - Parameters:
    ///   - coded: The coded cell of a variable.
    ///   - weight: Of the respondent.
    /// - Returns: Where the respondent is counted: the group, and of each item the category.
    @discardableResult
    mutating func add(weight: Double = 1, coded: (String) -> String) -> (group: Int, categories: [Int]) {
        let group = group(weight, coded)
        counts.sizes[group] += 1
        for name in numbers {
            guard let value = Double(coded(name)) else { continue }
            counts.numbers[name, default: [:]][value, default: 0] += 1
            counts.numberAnswers[name]?[group] += 1
        }
        let categories = readers.enumerated().map { index, reader in
            let category = reader.category(coded)
            let number = counts.items[index].categories.firstIndex(of: category) ?? add(category, to: index)
            counts.items[index].counts[number][group] += 1
            return number
        }
        return (group, categories)
    }

    private mutating func group(_ weight: Double, _ coded: (String) -> String) -> Int {
        let key = Key(
            categories: zip(breakdowns, categories).map { question, numbers in
                numbers[coded(question.name)] ?? Set(numbers.values).count
            }, weight: weight)
        if let known = indices[key] { return known }
        let group = counts.groups.count
        indices[key] = group
        counts.groups.append(key.categories)
        counts.weights.append(weight)
        counts.sizes.append(0)
        for name in numbers { counts.numberAnswers[name]?.append(0) }
        for item in counts.items.indices {
            for category in counts.items[item].counts.indices {
                counts.items[item].counts[category].append(0)
            }
        }
        return group
    }

    private mutating func add(_ category: JointCounts.Category, to item: Int) -> Int {
        counts.items[item].categories.append(category)
        counts.items[item].counts.append(counts.sizes.map { _ in 0 })
        return counts.items[item].counts.count - 1
    }
}

/// Reads the category of one item off a respondent's coded cells.
private protocol ItemReading {
    /// The item with its categories, without counts.
    var item: JointCounts.Item { get }
    func category(_ coded: (String) -> String) -> JointCounts.Category
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
    let item: JointCounts.Item
    private let name: String
    private let known: [String: JointCounts.Category]

    init(_ question: Question) {
        name = question.name
        let categories = question.choices.map(JointCounts.Category.init)
        known = Dictionary(zip(question.choices.map(\.name), categories)) { first, _ in first }
        item = JointCounts.Item(question.name, categories)
    }

    func category(_ coded: (String) -> String) -> JointCounts.Category {
        let cell = coded(name)
        return known[cell] ?? JointCounts.Category(unanswered: cell) ?? .answer(cell)
    }
}

/// An option of a question with several answers, or whether any is chosen. Answered is a question of which an
/// option is chosen, or whose every flag says not chosen.
private struct OptionReader: ItemReading {
    let item: JointCounts.Item
    private let variables: [String]
    private let all: [String]

    /// - Parameter choice: `nil`: any.
    init(_ question: Question, _ choice: Choice?) {
        all = question.variables
        variables = choice.map { [question.variable(of: $0)] } ?? all
        item = JointCounts.Item(
            question.name, option: choice?.name, [JointCounts.chosen, JointCounts.others])
    }

    func category(_ coded: (String) -> String) -> JointCounts.Category {
        let cells = all.map(coded)
        if cells.contains("1") || cells.allSatisfy({ $0 == "0" }) {
            return variables.contains { coded($0) == "1" } ? JointCounts.chosen : JointCounts.others
        }
        return JointCounts.Category(unanswered: cells)
    }
}

/// An item of a ranking, given the first place or not, or whether any was. Answered is a ranking in which every
/// item has its place; several may share one.
private struct FirstPlaceReader: ItemReading {
    let item: JointCounts.Item
    private let variables: [String]
    private let all: [String]
    private let places: Set<String>

    /// - Parameter choice: `nil`: any.
    init(_ question: Question, _ choice: Choice?) {
        all = question.variables
        variables = choice.map { [question.variable(of: $0)] } ?? all
        places = Set(question.choices.indices.map { String($0 + 1) })
        item = JointCounts.Item(
            question.name, option: choice?.name, [JointCounts.chosen, JointCounts.others])
    }

    func category(_ coded: (String) -> String) -> JointCounts.Category {
        let cells = all.map(coded)
        let given = cells.count(where: places.contains)
        if given == cells.count {
            return variables.contains { coded($0) == "1" } ? JointCounts.chosen : JointCounts.others
        }
        return given > 0 ? .invalid : JointCounts.Category(unanswered: cells)
    }
}

private struct ConditionReader: ItemReading {
    let item: JointCounts.Item
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
        item = JointCounts.Item(name, [JointCounts.chosen, JointCounts.others])
    }

    func category(_ coded: (String) -> String) -> JointCounts.Category {
        let truth = condition.truth { name in
            guard let question = questions.first(where: { $0.name == name }) else { return [] }
            return question.answer(coded: coded).filter { question.choice(named: $0).map(isHidden) != true }
        }
        switch truth {
        case .yes: return JointCounts.chosen
        case .no: return JointCounts.others
        case .unknown: return JointCounts.Category(unanswered: questions.flatMap(\.variables).map(coded))
        }
    }
}
