import Problems
import SurveyModel

extension ColumnMapping {
    /// What is wrong with the header: variables claimed twice, questions without a column.
    func problems(file: String, instrument: Instrument) -> [Problem] {
        let kinds = repeated + instrument.questions.flatMap(problems)
        return kinds.map { Problem(.error, at: Position(file: file, line: header.line), $0) }
    }

    private var repeated: [IngestProblem] {
        var found: [IngestProblem] = []
        var columnOf: [String: Int] = [:]
        for (index, variable) in variables.enumerated() {
            guard let variable else { continue }
            if let first = columnOf[variable] {
                found.append(.variableTwice(variable, first: first, second: index + 1))
            }
            columnOf[variable] = index + 1
        }
        return found
    }

    private func problems(_ question: Question) -> [IngestProblem] {
        let places =
            question.kind == .rank
            ? question.choices.indices.map { placeVariable(question.name, $0 + 1) } : []
        let hasPlaces = places.contains { column(of: $0) != nil }
        let isWhole = column(of: question.name) != nil
        let missing = question.variables.filter { column(of: $0) == nil }
        let hasItems = question.variables != [question.name] && missing.count < question.variables.count
        if question.kind == .rank, [hasPlaces, isWhole, hasItems].count(where: \.self) > 1 {
            return [.mixedRanking(question.name)]
        }
        if question.isOptional || question.role == .id || isWhole || hasPlaces || missing.isEmpty {
            return []
        }
        return [hasItems ? .missingOptions(question.name, missing) : .missingQuestion(question.name)]
    }
}
