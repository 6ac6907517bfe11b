import Problems
import StageFiles
import SurveyModel

/// Gives each respondent a weight.
enum Weighting {
    case none
    case column(WeightColumn)
    case raked(RakedWeights)

    var isWeighted: Bool {
        if case .none = self { false } else { true }
    }

    /// The questions to whose margins the weights are raked.
    var raked: [String] {
        if case .raked(let weights) = self { weights.questions } else { [] }
    }

    /// - Returns: `nil` if the respondent has none, which ``finish()`` then says.
    func weight(of row: CodedRow) throws -> Double? {
        switch self {
        case .none: 1
        case .raked(let weights): try weights.weight(of: row)
        case .column(let column): column.weight(of: row)
        }
    }

    /// What each respondent counts for; nothing for one that has no weight.
    func weights(of rows: CodedRows) throws -> [RespondentWeight] {
        var weights: [RespondentWeight] = []
        while let row = try rows.next() {
            var weight = RespondentWeight()
            weight.respondent = row.fields.first ?? ""
            weight.weight = try self.weight(of: row)
            weights.append(weight)
        }
        return weights
    }

    /// - Throws: `Failure` with the weights that were none.
    func finish() throws {
        if case .column(let column) = self { try column.finish() }
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
    func weighting(_ instrument: Instrument, coded: String, configuration: String) throws -> Weighting {
        let variable = try weightVariable(instrument, configuration: configuration)
        guard let weights, let path = weights.margins else {
            guard let variable else { return .none }
            return .column(try WeightColumn(variable, of: CodedRows(path: coded)))
        }
        let rows = try CodedRows(path: coded)
        var sample = try RakingSample(
            Margins(path: path, instrument), of: rows,
            column: variable.map { try WeightColumn($0, of: rows) })
        while let row = try rows.next() { try sample.add(row) }
        return .raked(try sample.rake(weights, configuration: configuration))
    }
}
