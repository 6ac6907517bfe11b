import Problems
import SurveyModel

/// What is asked of each question of a form, in its order: a targets file understood.
struct SimulationPlan {
    let file: String
    let questions: [QuestionPlan]
    /// The order in which the questions are dealt, as indexes: that of the form, but for questions whose
    /// answers depend on a later one.
    let order: [Int]
    /// Columns beside the form, by their headers.
    let personal: [(header: String, kind: PersonalColumn.Kind)]

    /// - Throws: `Failure` with everything that is wrong in the targets file.
    init(_ file: TargetFile, instrument: Instrument, derived: [DerivedShare] = []) throws {
        var builder = PlanBuilder(file: file.path, instrument: instrument, derived: derived)
        builder.add(file.targets)
        builder.check()
        let problems = file.problems + builder.problems
        if !problems.isEmpty {
            throw Failure(.data, problems.sorted { ($0.position.line ?? 0) < ($1.position.line ?? 0) })
        }
        self.file = file.path
        questions = builder.plans
        order = builder.order
        personal = builder.personal
    }
}

/// Sorts the rows of a targets file by question and gathers what is wrong with them.
struct PlanBuilder {
    let file: String
    let derived: [DerivedShare]
    var plans: [QuestionPlan]
    var problems: [Problem] = []
    var earlier: [Target] = []
    var correlations: [CorrelationTarget] = []
    var conditions: [ConditionTarget] = []
    var order: [Int] = []
    var personal: [(header: String, kind: PersonalColumn.Kind)] = []

    /// Stands for all questions.
    static let everyQuestion = "*"

    init(file: String, instrument: Instrument, derived: [DerivedShare]) {
        self.file = file
        self.derived = derived
        let ownAnswers = instrument.questions.filter(\.allowsOwnAnswer).map(\.ownAnswerVariable)
        plans = instrument.questions.filter {
            !ownAnswers.contains($0.name) && !instrument.isFrame($0) && $0.calculation == nil
        }.map(QuestionPlan.init)
    }

    mutating func add(_ targets: [Target]) {
        for target in targets where target.question == PlanBuilder.everyQuestion { addToAll(target) }
        for target in targets where target.question != PlanBuilder.everyQuestion {
            if refuseRepeated(target) { continue }
            if target.measure == .personal {
                addPersonal(target)
            } else if let share = derived.first(where: { $0.name == target.question }) {
                add(target, of: share)
            } else if let index = index(of: target.question, line: target.line) {
                add(target, to: index)
            }
        }
    }

    /// - Parameter line: 0 if no row says anything of it.
    mutating func complain(_ line: Int, _ problem: TargetProblem) {
        problems.append(Problem(.error, at: Position(file: file, line: line > 0 ? line : nil), problem))
    }

    /// The index of the question a row names; `nil`, with a complaint, if there is none.
    mutating func index(of name: String, line: Int) -> Int? {
        if let index = plans.firstIndex(where: { $0.question.name == name }) { return index }
        let known = plans.map(\.question.name) + derived.map(\.name)
        complain(line, .unknownQuestion(name, nearest: nearestName(to: name, among: known)))
        return nil
    }

    /// The index of a choice; `nil`, with a complaint, if there is none.
    mutating func choice(_ code: String, of question: Question, line: Int) -> Int? {
        if let index = question.choices.firstIndex(where: { $0.name == code }) { return index }
        let known = question.choices.map(\.name)
        complain(line, .unknownChoice(code, question: question.name, known: known))
        return nil
    }

    /// The row's value; `nil`, with a complaint, if it is missing or out of range.
    mutating func value(
        _ target: Target, from low: Double = -.greatestFiniteMagnitude,
        to high: Double = .greatestFiniteMagnitude
    ) -> Double? {
        guard let value = target.value else {
            complain(target.line, .noValue(target.measure))
            return nil
        }
        if value < low || value > high {
            complain(target.line, .outOfRange(value, from: low, to: high))
            return nil
        }
        return value
    }

    private mutating func addPersonal(_ target: Target) {
        guard let kind = PersonalColumn.Kind(rawValue: target.code) else {
            let known = PersonalColumn.Kind.allCases.map(\.rawValue)
            return complain(target.line, .unknownDetail(target.code, known: known))
        }
        personal.append((target.question, kind))
    }

    /// The row's value as a share or, of ``Measure/drawn``, as 0 or 1.
    mutating func portion(_ target: Target) -> Double? {
        guard let value = value(target, from: 0, to: 1) else { return nil }
        if target.measure == .drawn, value != 0, value != 1 {
            complain(target.line, .neitherDrawnNorNot(value))
            return nil
        }
        return value
    }

    private mutating func refuseRepeated(_ target: Target) -> Bool {
        defer { earlier.append(target) }
        let first = earlier.first {
            $0.question == target.question && $0.measure == target.measure && $0.code == target.code
                && $0.condition == target.condition
        }
        guard let first else { return false }
        complain(target.line, .twice(firstLine: first.line))
        return true
    }

    private mutating func addToAll(_ target: Target) {
        if refuseRepeated(target) { return }
        let path: WritableKeyPath<QuestionPlan, Double>
        switch target.measure {
        case .blank: path = \.blank
        case .typos: path = \.typos
        case .variants: path = \.variants
        case .drawn: path = \.drawn
        default: return complain(target.line, .misplacedMeasure(target.measure, question: target.question))
        }
        guard let value = portion(target) else { return }
        for index in plans.indices { plans[index][keyPath: path] = value }
    }
}
