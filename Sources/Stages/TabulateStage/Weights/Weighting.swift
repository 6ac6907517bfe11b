import Problems
import StageFiles
import SurveyModel

/// Gives each respondent a weight.
enum Weighting: Sendable {
    case none
    case column(WeightColumn)
    case raked(RakedWeights)

    var isWeighted: Bool {
        if case .none = self { false } else { true }
    }

    /// The weights that are raked to margins.
    var raked: RakedWeights? {
        if case .raked(let weights) = self { weights } else { nil }
    }

    /// The weight of each respondent of a block; `nil` without weights.
    func weights(_ block: ColumnBlock) throws -> [ExactWeight]? {
        switch self {
        case .none: nil
        case .raked(let weights): try weights.weights(block)
        case .column(let column): column.weights(block)
        }
    }
}

extension Weighting {
    /// Writes what each respondent counts for.
    func write(of table: CodedTable, to file: OutputFile) throws {
        try file.write(RespondentWeight.header([]))
        for index in 0..<table.columns.blockCount {
            let block = try table.columns.block(index)
            guard let weights = try weights(block) else { continue }
            for row in 0..<block.rows {
                var weight = RespondentWeight()
                weight.respondent = table.text(block, row: row, column: 0)
                weight.weight = weights[row].weight
                try file.write(weight.cells([]))
            }
        }
    }
}

extension Form {
    /// The variable of the weights: the one named in `wave.yml`, else the question of role weight.
    ///
    /// - Throws: `Failure` if the one named is no number of the form.
    func weightVariable(_ instrument: Instrument, configuration: String) throws -> String? {
        guard let name = weights?.column else {
            return instrument.questions.first { $0.role == .weight }?.name
        }
        let numbers = instrument.questions.filter { $0.kind == .decimal || $0.kind == .integer }.map(\.name)
        guard numbers.contains(name) else {
            throw Failure.data(
                at: Position(file: configuration, line: weights?.line),
                TabulateProblem.notAWeight(name, nearest: nearestName(to: name, among: numbers)))
        }
        return name
    }

    /// How the respondents of `coded.csv` are weighted; raking goes through them once.
    ///
    /// - Throws: `Failure` with the weights that are none, or why the margins cannot be met.
    func weighting(_ instrument: Instrument, of table: CodedTable, configuration: String) throws -> Weighting
    {
        let column = try weightVariable(instrument, configuration: configuration).map {
            try WeightColumn($0, of: table)
        }
        guard let weights, let path = weights.margins else { return column.map { .column($0) } ?? .none }
        var sample = try RakingSample(Margins(path: path, instrument), of: table, column: column)
        for block in 0..<table.columns.blockCount { try sample.add(table.columns.block(block)) }
        return .raked(try sample.rake(weights, configuration: configuration))
    }
}
