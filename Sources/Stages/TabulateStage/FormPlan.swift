import Problems
import StageFiles
import SurveyModel

/// What is to be counted of a form, and by what.
struct FormPlan: Sendable {
    let instrument: Instrument
    /// The questions that are counted, in the order of the form.
    let questions: [Question]
    let derived: [DerivedShare]
    let scores: IndexScores
    let durations: [DurationMeasure]
    /// The items to cross the others with.
    let demographics: [ClosedItem]
    /// The grids that are a scale, each with its items.
    let grids: [(name: String, items: [ClosedItem])]

    /// What is counted by code: the closed questions, then the derived shares.
    var items: [ClosedItem] { questions.compactMap { ClosedItem($0) } + derived.map { ClosedItem($0) } }

    /// The variables of the numbers that are not counted by code.
    var openNumbers: [String] { questions.filter(\.isOpenNumber).map(\.name) }

    /// What is counted by value: the open numbers, then of each duration the days of those for whom it ended and of those
    /// for whom it has not, then the indices.
    var numbers: [String] {
        openNumbers + durations.flatMap { [$0.variableOfEnded, $0.variableOfOpen] }
            + scores.indices.map(\.name)
    }

    /// The places among the indices of those whose items are signs of one thing.
    var reflective: [Int] { scores.indices.indices.filter { scores.indices[$0].model == .reflective } }

    /// - Parameter weight: The variable of the weights, which is not tabulated.
    init(
        _ instrument: Instrument, derived: [DerivedShare], scores: IndexScores = .none,
        durations: [DurationMeasure] = [], demographics: [ClosedItem], weight: String? = nil
    ) {
        self.instrument = instrument
        self.derived = derived
        self.scores = scores
        self.durations = durations
        self.demographics = demographics
        questions = instrument.questions.filter { $0.role != .id && $0.name != weight }
        let scored = questions.compactMap { ClosedItem($0) }.filter { $0.kind == .grid && $0.hasMean }
        var names: [String] = []
        for item in scored { if let grid = item.grid, !names.contains(grid) { names.append(grid) } }
        grids = names.filter(instrument.scales.contains)
            .map { name in (name, scored.filter { $0.grid == name }) }.filter { $0.1.count > 1 }
    }
}

extension DurationMeasure {
    /// What its days are counted under. No name holds an `@`.
    var variableOfEnded: String { "\(name)@ended" }
    var variableOfOpen: String { "\(name)@open" }
}

extension Wave {
    /// The derived shares of a form, their conditions checked against its questions.
    func derivedShares(of form: Form, _ instrument: Instrument) throws -> [DerivedShare] {
        guard let rules = swot?.rules else { return [] }
        let derived = try RuleBook.load(path: rules).derived.filter { $0.form == form.name }
        let names = instrument.questions.map(\.name)
        let problems = derived.flatMap { share -> [Problem] in
            let unknown = share.condition.questions.filter { !names.contains($0) }.map { name in
                TabulateProblem.unknownQuestion(name, nearest: nearestName(to: name, among: names))
            }
            let taken = names.contains(share.name) ? [TabulateProblem.derivedName(share.name)] : []
            let position = Position(file: rules, line: share.line)
            return (unknown + taken).map { Problem(.error, at: position, $0) }
                + instrument.questions.unknownCodes(in: share.condition).map {
                    Problem(.error, at: position, TabulateProblem.unknownCode($0))
                }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
        return derived
    }
}

extension Form {
    /// The items to cross the others with.
    func demographics(_ instrument: Instrument, configuration: String) throws -> [ClosedItem] {
        let names = crosstabsBy ?? instrument.demographics.map(\.name)
        return try names.map { name in
            guard let question = instrument.question(named: name) else {
                let nearest = nearestName(to: name, among: instrument.questions.map(\.name))
                throw Failure.data(
                    at: Position(file: configuration), TabulateProblem.unknownQuestion(name, nearest: nearest)
                )
            }
            guard question.kind == .single, let item = ClosedItem(question) else {
                throw Failure.data(at: Position(file: configuration), TabulateProblem.notCrossable(name))
            }
            return item
        }
    }
}
