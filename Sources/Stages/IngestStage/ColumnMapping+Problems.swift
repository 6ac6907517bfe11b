import Problems
import SurveyModel

extension ColumnMapping {
    /// What is wrong with the header: variables claimed twice, questions without a column.
    func problems(file: String, instrument: Instrument) -> [Problem] {
        let missing = instrument.questions.flatMap(problems)
        let open = ambiguous.filter { _, variables in
            instrument.questions.contains { question in
                variables.contains { question.owns($0) } && isMissing(question)
            }
        }
        let undecided = open.map { column, variables -> IngestProblem in
            let text = header.text(column)
            if let question = instrument.questions.first(where: { $0.ownsOption(variables[0]) }) {
                return .ambiguousOption(column + 1, text, of: question.name, fits: variables)
            }
            return .ambiguousHeader(column + 1, text, fits: variables)
        }
        let explained = Set(
            instrument.questions.filter { question in
                open.flatMap(\.variables).contains { question.owns($0) }
            }.map(\.name))
        let spread = spreadColumn.map { [IngestProblem.spreadQuestion($0.column + 1, $0.question)] } ?? []
        let kinds =
            repeated(instrument) + undecided + spread
            + missing.filter {
                switch $0 {
                case .missingQuestion(let name), .missingOptions(let name, _): !explained.contains(name)
                default: true
                }
            }
        return kinds.map { Problem(.error, at: Position(file: file, line: header.line), $0) }
    }

    private func repeated(_ instrument: Instrument) -> [IngestProblem] {
        var found: [IngestProblem] = []
        var columnOf: [String: Int] = [:]
        for (index, variable) in variables.enumerated() {
            guard let variable else { continue }
            if let first = columnOf[variable] {
                let question = instrument.questions.first { $0.hasOwnAnswer(variable) }
                found.append(
                    question.map { .ownAnswerTwice($0.ownAnswerVariable, first: first, second: index + 1) }
                        ?? .variableTwice(variable, first: first, second: index + 1))
            }
            columnOf[variable] = index + 1
        }
        return found
    }

    private func isMissing(_ question: Question) -> Bool { !problems(question).isEmpty }

    private func problems(_ question: Question) -> [IngestProblem] {
        let places =
            question.kind == .rank
            ? question.choices.indices.map { placeVariable(question.name, $0 + 1) } : []
        let hasPlaces = places.contains { column(of: $0) != nil }
        let isWhole = column(of: question.name) != nil
        let items =
            question.kind == .single
            ? question.choices.filter { $0.name != Choice.ownAnswer }.map(question.variable(ofOption:))
            : question.variables
        // The text of an own answer stands for its mark.
        let hasOwnText = question.kind == .multiple && column(of: question.ownAnswerVariable) != nil
        let missing = items.filter { item in
            column(of: item) == nil && !(hasOwnText && item == "\(question.ownAnswerVariable)_chosen")
        }
        let hasItems = items != [question.name] && missing.count < items.count
        if question.kind == .rank, [hasPlaces, isWhole, hasItems].count(where: \.self) > 1 {
            return [.mixedRanking(question.name)]
        }
        let mayLack = question.isOptional && (question.kind != .single || !hasItems)
        let isNothing = ownAnswersWithoutText.contains(question.name)
        if mayLack || isNothing || question.role == .id || isWhole || hasPlaces || missing.isEmpty {
            return []
        }
        return [hasItems ? .missingOptions(question.name, missing) : .missingQuestion(question.name)]
    }
}

extension Question {
    /// Whether a column for the variable is one for this question.
    fileprivate func owns(_ variable: String) -> Bool { name == variable || ownsOption(variable) }

    /// Whether the variable is the mark or the text of an own answer.
    fileprivate func hasOwnAnswer(_ variable: String) -> Bool {
        guard let choice = choice(named: Choice.ownAnswer) else { return false }
        return variable == ownAnswerVariable || variable == columnVariable(of: choice)
    }

    /// Whether a column for the variable is one for an option of this question.
    fileprivate func ownsOption(_ variable: String) -> Bool {
        choices.contains { columnVariable(of: $0) == variable }
    }
}
