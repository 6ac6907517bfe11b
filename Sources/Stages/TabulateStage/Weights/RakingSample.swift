import Problems
import StageFiles
import Statistics
import SurveyModel

/// The respondents as raking sees them: how many there are with the same answers to the margins' questions
/// and the same weight of their own. Memory grows with these combinations, not with the respondents.
struct RakingSample: Sendable {
    private struct Key: Hashable, Sendable {
        var categories: [Int?]
        var baseWeight: Double
    }

    let margins: Margins
    private let columns: [CodedColumn]
    private let weightColumn: WeightColumn?
    /// In the order of their first respondents.
    private var keys: [Key] = []
    private var counts: [Int] = []
    private var indices: [Key: Int] = [:]

    init(_ margins: Margins, of table: CodedTable, column: WeightColumn?) throws {
        self.margins = margins
        columns = try margins.all.map { margin in
            try CodedColumn(margin.item.name, codes: margin.item.codes.map(\.name), of: table)
        }
        weightColumn = column
    }

    /// Adds the respondents of a block; blocks come in the order of the file.
    mutating func add(_ block: ColumnBlock) throws {
        for key in try keys(of: block) {
            if let index = indices[key] {
                counts[index] += 1
            } else {
                indices[key] = keys.count
                keys.append(key)
                counts.append(1)
            }
        }
    }

    /// The cell that each respondent of a block is in.
    fileprivate func cells(of block: ColumnBlock) throws -> [Int] {
        try keys(of: block).map { key in
            guard let index = indices[key] else { preconditionFailure("all respondents were added") }
            return index
        }
    }

    /// - Throws: `Failure` with why the margins cannot be met.
    func rake(_ options: Weights, configuration: String) throws -> RakedWeights {
        let cells = zip(keys, counts).map {
            Raking.Cell(categories: $0.categories, baseWeight: $0.baseWeight, count: $1)
        }
        do throws(RakingError) {
            let raking = try Raking(
                cells, to: margins.all.map(\.targets), cap: options.cap,
                missing: options.missing == .spread ? .spread : .refuse)
            return RakedWeights(sample: self, raking: raking)
        } catch {
            throw failure(error, Position(file: configuration, line: options.line))
        }
    }

    private func keys(of block: ColumnBlock) throws -> [Key] {
        let weights = weightColumn?.weights(block)
        let slots = try columns.map { try $0.slots(block) }
        // By margin and slot: the category, if it is a valid one.
        let categories = margins.all.map { margin in
            Array(repeating: Int?.none, count: Slot.unanswered)
                + margin.item.codes.indices.map { margin.item.codes[$0].isMissing ? nil : $0 }
        }
        return (0..<block.rows).map { row in
            Key(
                categories: categories.indices.map { categories[$0][Int(slots[$0][row])] },
                baseWeight: weights?[row].weight ?? 1)
        }
    }

    private func failure(_ error: RakingError, _ option: Position) -> Failure {
        func at(_ margin: Int, _ code: Int? = nil) -> Position {
            let margin = margins.all[margin]
            return Position(file: margins.file, line: code.flatMap { margin.lines[$0] } ?? margin.line)
        }
        func name(_ margin: Int) -> String { margins.all[margin].item.name }
        func code(_ margin: Int, _ code: Int) -> String { margins.all[margin].item.codes[code].name }
        switch error {
        case .emptyCategory(let m, let c):
            return .data(at: at(m, c), MarginProblem.emptyCategory(question: name(m), code: code(m, c)))
        case .unwantedCategory(let m, let c):
            return .data(at: at(m, c), MarginProblem.unwantedCategory(question: name(m), code: code(m, c)))
        case .invalidShares(let m): return .data(at: at(m), MarginProblem.noShares(question: name(m)))
        case .missingAnswer(let m, _):
            let respondents = zip(keys, counts).reduce(0) { $0 + ($1.0.categories[m] == nil ? $1.1 : 0) }
            return .data(at: at(m), MarginProblem.unanswered(question: name(m), respondents: respondents))
        case .contradictoryMargins(let m, let off):
            return .data(at: at(m), MarginProblem.contradictory(question: name(m), error: off))
        case .unreachableCap(let ratio): return .data(at: option, MarginProblem.unreachableCap(ratio: ratio))
        case .invalidWeight: preconditionFailure("base weights were checked when they were read")
        }
    }
}

/// Weights raked to margins, for each combination of answers and weights of the sample.
struct RakedWeights: Sendable {
    private let sample: RakingSample
    let raking: Raking
    /// By cell.
    private let weights: [ExactWeight]

    fileprivate init(sample: RakingSample, raking: Raking) {
        self.sample = sample
        self.raking = raking
        weights = raking.weights.map { ExactWeight($0) }
    }

    /// The questions of the margins.
    var questions: [String] { sample.margins.all.map(\.item.name) }

    /// The weight of each respondent of a block.
    func weights(_ block: ColumnBlock) throws -> [ExactWeight] {
        try sample.cells(of: block).map { weights[$0] }
    }
}
