import Problems
import Statistics
import SurveyModel

/// The respondents as raking sees them: how many there are with the same answers to the margins' questions
/// and the same weight of their own. Memory grows with these combinations, not with the respondents.
struct RakingSample {
    private struct Key: Hashable {
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

    init(_ margins: Margins, of rows: CodedRows, column: WeightColumn?) throws {
        self.margins = margins
        columns = try margins.all.map { margin in
            try CodedColumn(margin.item.name, codes: margin.item.codes.map(\.name), of: rows)
        }
        weightColumn = column
    }

    mutating func add(_ row: CodedRow) throws {
        guard let key = try key(of: row) else { return }
        if let index = indices[key] {
            counts[index] += 1
        } else {
            indices[key] = keys.count
            keys.append(key)
            counts.append(1)
        }
    }

    /// The cell a respondent is in; `nil` without a weight of its own.
    func cell(of row: CodedRow) throws -> Int? { try key(of: row).flatMap { indices[$0] } }

    /// - Throws: `Failure` with the base weights that are none, or with why the margins cannot be met.
    func rake(_ options: Weights, configuration: String) throws -> RakedWeights {
        try weightColumn?.finish()
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

    private func key(of row: CodedRow) throws -> Key? {
        let weight = weightColumn == nil ? 1 : weightColumn?.weight(of: row)
        guard let weight else { return nil }
        let categories = try zip(columns, margins.all).map { column, margin -> Int? in
            guard case .code(let code) = try column(row), !margin.item.codes[code].isMissing else {
                return nil
            }
            return code
        }
        return Key(categories: categories, baseWeight: weight)
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
struct RakedWeights {
    private let sample: RakingSample
    let raking: Raking

    fileprivate init(sample: RakingSample, raking: Raking) {
        self.sample = sample
        self.raking = raking
    }

    /// The questions of the margins.
    var questions: [String] { sample.margins.all.map(\.item.name) }

    func weight(of row: CodedRow) throws -> Double? {
        try sample.cell(of: row).map { raking.weights[$0] }
    }
}
