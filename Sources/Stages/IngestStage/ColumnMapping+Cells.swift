import DelimitedText
import SurveyModel

extension ColumnMapping {
    /// Settles by the cells below what headers leave open: whether the column of an own answer holds its text
    /// or a mark, and whether the columns of a ranking are its items or its places.
    mutating func settle(_ instrument: Instrument, _ rows: [DelimitedRecord], _ recognizer: AnswerRecognizer)
    {
        for question in instrument.questions {
            switch question.kind {
            case .multiple: settleOwnAnswer(question, rows, recognizer)
            case .single where column(of: question.name) == nil:
                settleOwnAnswer(question, rows, recognizer)
            case .rank: settlePlaces(question, rows, recognizer)
            default: break
            }
        }
    }

    /// A column without a header, right of one question's own, that holds an answer to it wherever that has none, or
    /// another choice in the first row: the question is spread over the columns of its options.
    func spread(
        _ matcher: HeaderMatcher, _ rows: [DelimitedRecord], _ recognizer: AnswerRecognizer
    ) -> (column: Int, question: String)? {
        for column in matches.indices where matches[column] == nil && header.isBlank(column) {
            guard let left = (0..<column).last(where: { matches[$0] != nil || !header.isBlank($0) }),
                let variable = matches[left]?.variable, let question = matcher.question(of: variable),
                question.name == variable, question.hasChoices
            else { continue }
            let filled = rows.filter { column < $0.fields.count && !isBlankCell($0.fields[column]) }
            let answering = filled.filter { row in
                recognizer.recognizes(row.fields[column], in: variable) == true
                    && (left..<column).allSatisfy { isBlankCell(row.fields[$0]) }
            }
            if !filled.isEmpty, answering.count == filled.count { return (column, question.name) }
            // The row below may hold the options, though they are not known for headers.
            let texts = rows.first.map { row in
                (left...column).map { $0 < row.fields.count ? row.fields[$0] : "" }
            }
            if let texts, Set(texts).count == texts.count,
                texts.allSatisfy({ recognizer.recognizes($0, in: variable) == true })
            {
                return (column, question.name)
            }
        }
        return nil
    }

    /// Notes of what the form numbers of some rows are made of; a kind that comes once may be no number.
    mutating func noteNumberKinds(_ instrument: Instrument, _ rows: [DelimitedRecord]) {
        guard let id = instrument.questions.first(where: { $0.role == .id }), let column = column(of: id.name)
        else { return }
        let kinds = rows.filter { column < $0.fields.count }.map { FormNumberKind($0.fields[column].utf8) }
        let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
        numberKinds = Set(counts.filter { $0.value > 1 }.keys).union([.number])
    }

    private mutating func settlePlaces(
        _ question: Question, _ rows: [DelimitedRecord], _ recognizer: AnswerRecognizer
    ) {
        let columns = question.variables.compactMap(column(of:))
        let numbers = question.choices.map { Int($0.name) }
        guard columns.count > 1, numbers == question.choices.indices.map({ $0 + 1 }) else { return }
        let cells = rows.flatMap { row in
            columns.compactMap { $0 < row.fields.count ? row.fields[$0] : nil }
        }
        let recognized = cells.compactMap { recognizer.recognizes($0, in: placeVariable(question.name, 1)) }
        guard !recognized.isEmpty, recognized.allSatisfy(\.self),
            !cells.contains(where: { Int(trimmed($0)) != nil })
        else { return }
        for (index, variable) in question.variables.enumerated() {
            if let column = column(of: variable) {
                reassign(column, to: placeVariable(question.name, index + 1))
            }
        }
    }
}
