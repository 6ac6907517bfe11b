import SurveyModel

/// A column's header that is a question and one of its options.
struct OptionHeader {
    var question: Question
    /// The option as it is compared.
    var key: MatchingKey
    /// The question is spoken of by its name or number, not by its text.
    var isNamed: Bool

    /// The choices it may be, its text being a name or a label.
    func choices(_ values: ChoiceValues) -> [Choice] {
        question.choices.filter { choice in
            values == .names ? MatchingKey(choice.name) == key : choice.labels.contains(key)
        }
    }
}

extension HeaderRows {
    /// The question and the text of the option that a column is headed by, where it is headed by both.
    func option(of column: Int, _ matcher: HeaderMatcher) -> OptionHeader? {
        let below = cell(column, of: options)
        if isBlankCell(below) { return matcher.optionHeader(trimmed(cell(column, of: questions))) }
        let over = question(over: column)
        return matcher.questionAlone(over).map {
            OptionHeader(question: $0, key: MatchingKey(below), isNamed: matcher.isName(over))
        }
    }

    /// Gives columns headed by what is one option's name and another's label to one of them, where the wave or all
    /// columns of the question together say which of the two they are.
    func settleOptions(_ matches: inout [HeaderMatcher.Match?], _ matcher: HeaderMatcher) {
        var columns: [String: [(column: Int, header: OptionHeader)]] = [:]
        for column in matches.indices where matches[column]?.rule != .name {
            guard let header = option(of: column, matcher) else { continue }
            columns[header.question.name, default: []].append((column, header))
        }
        for (name, columns) in columns where columns.contains(where: { matches[$0.column] == nil }) {
            let headers = columns.map(\.header)
            guard let values = matcher.values[name] ?? proved(headers) ?? told(headers) else { continue }
            for (column, header) in columns where matches[column] == nil {
                let fitting = header.choices(values)
                guard fitting.count == 1 else { continue }
                matches[column] = HeaderMatcher.Match(
                    variable: header.question.columnVariable(of: fitting[0]), rule: .option)
            }
        }
    }

    /// What the headers are, some of them being names or labels only.
    private func proved(_ headers: [OptionHeader]) -> ChoiceValues? {
        let hasNames = headers.contains { !$0.choices(.names).isEmpty && $0.choices(.labels).isEmpty }
        let hasLabels = headers.contains { $0.choices(.names).isEmpty && !$0.choices(.labels).isEmpty }
        return hasNames == hasLabels ? nil : hasNames ? .names : .labels
    }

    /// What the headers are where two signs agree: systems head an option by its label behind the question's text and
    /// by its name behind the question's, and write the options in their order, which only one of the two readings
    /// gives.
    private func told(_ headers: [OptionHeader]) -> ChoiceValues? {
        guard headers.count > 1, let first = headers.first,
            headers.allSatisfy({ $0.isNamed == first.isNamed })
        else { return nil }
        let values: ChoiceValues = first.isNamed ? .names : .labels
        return isInOrder(headers, values) && !isInOrder(headers, first.isNamed ? .labels : .names)
            ? values : nil
    }

    private func isInOrder(_ headers: [OptionHeader], _ values: ChoiceValues) -> Bool {
        let places = headers.map { header -> Int? in
            let fitting = header.choices(values)
            return fitting.count == 1
                ? header.question.choices.firstIndex { $0.name == fitting[0].name } : nil
        }
        return zip(places, places.dropFirst()).allSatisfy { a, b in
            if let a, let b { a < b } else { false }
        }
    }
}
