import Problems

/// The indices of one form, ready to score respondents.
public struct IndexScores: Sendable {
    /// What a respondent has in an index.
    public struct Score: Sendable, Equatable {
        /// `nil` where too few items were answered.
        public var value: Double?
        /// What each item counts for, on the index's scale and turned round where it is reversed; `nil` where it was
        /// not answered.
        public var items: [Double?]
    }

    /// An index with where its items are read.
    struct Resolved: Sendable {
        var index: SurveyIndex
        var sources: [Source]
        var range: ClosedRange<Double>
    }

    struct Source: Sendable {
        enum Kind: Sendable {
            /// A variable whose codes count for something.
            case codes(String, [String: Double])
            /// An option of a question with several answers, by the question's variables.
            case option(String, of: [String])
            /// The index of this number.
            case index(Int)
        }

        var kind: Kind
        var range: ClosedRange<Double>
    }

    private let resolved: [Resolved]

    /// Of a form without indices.
    public static let none = IndexScores([])

    private init(_ resolved: [Resolved]) { self.resolved = resolved }

    public var indices: [SurveyIndex] { resolved.map(\.index) }

    /// The lowest and the highest score an index can have.
    public func range(of name: String) -> ClosedRange<Double>? {
        resolved.first { $0.index.name == name }?.range
    }

    /// The variables of `coded.csv` that are read.
    public var variables: [String] {
        var names: [String] = []
        for source in resolved.flatMap(\.sources) {
            let read: [String] =
                switch source.kind {
                case .codes(let variable, _): [variable]
                case .option(_, let variables): variables
                case .index: []
                }
            names += read.filter { !names.contains($0) }
        }
        return names
    }

    /// - Parameters:
    ///   - indices: Those of the form, in the order of the rules file.
    ///   - taken: Names that no index may bear: those of derived shares.
    ///   - file: The rules file, for messages.
    /// - Throws: `Failure` with every item that cannot be scored, at its line.
    public init(_ indices: [SurveyIndex], _ instrument: Instrument, taken: [String] = [], file: String) throws
    {
        var resolved: [Resolved] = []
        var problems: [Problem] = []
        var names = Set(instrument.questions.flatMap { [$0.name] + $0.variables } + taken)
        for index in indices {
            func complain(_ problem: IndexProblem, line: Int?) {
                problems.append(Problem(.error, at: Position(file: file, line: line), problem))
            }
            if !names.insert(index.name).inserted { complain(.nameTaken(index.name), line: index.line) }
            var sources: [Source] = []
            for item in index.items {
                switch Source.find(item, instrument, resolved) {
                case .success(let source): sources.append(source)
                case .failure(let problem): complain(problem, line: item.line ?? index.line)
                }
            }
            guard sources.count == index.items.count else { continue }
            let ranges = Set(sources.map(\.range))
            if index.scale == .own, ranges.count > 1 { complain(.differentScales, line: index.line) }
            let range = index.scale == .own ? sources.first?.range ?? 0...1 : 0...100
            resolved.append(Resolved(index: index, sources: sources, range: range))
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
        self.resolved = resolved
    }

    /// The scores of a respondent, by index.
    ///
    /// - Parameter coded: The coded cell of a variable.
    public func scores(_ coded: (String) -> String) -> [Score] {
        var scores: [Score] = []
        for entry in resolved {
            let items = zip(entry.index.items, entry.sources).map { item, source in
                source.value(coded, scores).map { entry.onScale($0, item, source.range) }
            }
            scores.append(Score(value: entry.total(items), items: items))
        }
        return scores
    }
}

extension IndexScores.Resolved {
    fileprivate func onScale(_ value: Double, _ item: SurveyIndex.Item, _ range: ClosedRange<Double>)
        -> Double
    {
        let value = item.isReversed ? range.lowerBound + range.upperBound - value : value
        if index.scale == .own { return value }
        return 100 * (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }

    /// The weighted mean of the items answered.
    fileprivate func total(_ items: [Double?]) -> Double? {
        let answered = zip(index.items, items).compactMap { item, value in value.map { (item.weight, $0) } }
        guard answered.count >= index.least else { return nil }
        let weights = answered.reduce(0) { $0 + $1.0 }
        let mean = answered.reduce(0) { $0 + $1.0 * $1.1 } / weights
        var unit = 1.0
        for _ in 0..<index.decimals { unit *= 10 }
        return (mean * unit).rounded() / unit
    }
}

extension IndexScores.Source {
    fileprivate func value(_ coded: (String) -> String, _ scores: [IndexScores.Score]) -> Double? {
        switch kind {
        case .codes(let variable, let values): return values[coded(variable)]
        case .option(let variable, let all):
            // Answered is a question of which an option is chosen, or whose every flag says not chosen.
            let cells = all.map(coded)
            guard cells.contains("1") || cells.allSatisfy({ $0 == "0" }) else { return nil }
            return coded(variable) == "1" ? 1 : 0
        case .index(let number): return scores[number].value
        }
    }

    fileprivate static func find(
        _ item: SurveyIndex.Item, _ instrument: Instrument, _ earlier: [IndexScores.Resolved]
    ) -> Result<IndexScores.Source, IndexProblem> {
        if let number = earlier.firstIndex(where: { $0.index.name == item.name }) {
            return .success(IndexScores.Source(kind: .index(number), range: earlier[number].range))
        }
        if let question = instrument.question(named: item.name), question.kind != .multiple {
            return codes(of: question, item)
        }
        for question in instrument.questions where question.kind == .multiple {
            if question.choices.contains(where: { question.variable(of: $0) == item.name }) {
                return .success(
                    IndexScores.Source(kind: .option(item.name, of: question.variables), range: 0...1))
            }
        }
        let known = instrument.questions.flatMap { $0.kind == .multiple ? $0.variables : [$0.name] }
        return .failure(.unknownItem(item.name, nearest: nearestName(to: item.name, among: known)))
    }

    /// What the codes of a question count for.
    private static func codes(of question: Question, _ item: SurveyIndex.Item) -> Result<
        IndexScores.Source, IndexProblem
    > {
        let known = question.scores?.map(String.init) ?? question.choices.map(\.name)
        if let unknown = item.values?.keys.sorted().first(where: { !known.contains($0) }) {
            return .failure(.unknownCode(unknown, item: question.name, known: known))
        }
        let values = item.values ?? question.numericCodes
        guard !values.isEmpty else { return .failure(.noNumbers(question.name)) }
        guard let low = values.values.min(), let high = values.values.max(), low < high else {
            return .failure(.noSpread(question.name))
        }
        return .success(IndexScores.Source(kind: .codes(question.name, values), range: low...high))
    }
}

extension Question {
    /// The codes of an ordinal question, or of a score, that are numbers on its scale; none of another question.
    fileprivate var numericCodes: [String: Double] {
        if let scores { return Dictionary(uniqueKeysWithValues: scores.map { (String($0), Double($0)) }) }
        guard kind == .single, scale == .ordinal else { return [:] }
        let onScale = choices.filter { !$0.isUndecided && $0.name != Choice.ownAnswer }
        let values = onScale.compactMap { choice in Double(choice.name).map { (choice.name, $0) } }
        return values.count == onScale.count ? Dictionary(values) { first, _ in first } : [:]
    }
}
