import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Which column of an export goes to which variable.
struct ColumnMapping {
    /// The variable of each column, in order; `nil` for a column that none of the form's questions claims.
    var variables: [String?]
    var matches: [HeaderMatcher.Match?]
    var header: DelimitedRecord

    init(header: DelimitedRecord, matcher: HeaderMatcher) {
        self.header = header
        matches = []
        for text in header.fields { matches.append(matcher.match(text, left: matches.last??.variable)) }
        variables = matches.map { $0?.variable }
    }

    var recognized: Int { variables.count { $0 != nil } }

    var mapped: [IngestReport.MappedColumn] {
        zip(header.fields, matches).enumerated().compactMap { index, pair in
            pair.1.map { match in
                IngestReport.MappedColumn(
                    column: index + 1, header: pair.0, variable: match.variable, rule: match.rule.rawValue)
            }
        }
    }

    var leftOver: [IngestReport.LeftOverColumn] {
        zip(header.fields, matches).enumerated().compactMap { index, pair in
            let isBlank = MatchingKey(pair.0).isEmpty
            return pair.1 == nil && !isBlank
                ? IngestReport.LeftOverColumn(column: index + 1, header: pair.0) : nil
        }
    }

    /// What is wrong with the header: variables claimed twice, questions without a column.
    func problems(file: String, instrument: Instrument) -> [Problem] {
        var found: [Problem] = []
        let position = Position(file: file, line: header.line)
        var columnOf: [String: Int] = [:]
        for (index, variable) in variables.enumerated() {
            guard let variable else { continue }
            if let first = columnOf[variable] {
                found.append(
                    Problem(
                        .error, at: position,
                        IngestProblem.variableTwice(variable, first: first, second: index + 1)))
            }
            columnOf[variable] = index + 1
        }
        for question in instrument.questions where !question.isOptional && question.role != .id {
            let missing =
                columnOf[question.name] == nil ? question.variables.filter { columnOf[$0] == nil } : []
            if missing.isEmpty { continue }
            let problem: IngestProblem =
                missing.count == question.variables.count
                ? .missingQuestion(question.name) : .missingOptions(question.name, missing)
            found.append(Problem(.error, at: position, problem))
        }
        return found
    }
}
