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
            case .rank: settlePlaces(question, rows, recognizer)
            default: break
            }
        }
    }

    private mutating func settleOwnAnswer(
        _ question: Question, _ rows: [DelimitedRecord], _ recognizer: AnswerRecognizer
    ) {
        guard let choice = question.choice(named: Choice.ownAnswer) else { return }
        let flag = question.variable(of: choice)
        let twice = matches.indices.filter { matches[$0]?.variable == flag }
        if twice.count == 2, column(of: question.ownAnswerVariable) == nil {
            // One is the mark, the other the text: the one with a cell that is no mark, else the second.
            let isText = twice.map { column in
                rows.contains { row in
                    column < row.fields.count && recognizer.recognizes(row.fields[column], in: flag) == false
                }
            }
            return reassign(isText == [true, false] ? twice[0] : twice[1], to: question.ownAnswerVariable)
        }
        let columns = [flag, question.ownAnswerVariable].compactMap(column(of:))
        guard columns.count == 1, let column = columns.first, matches[column]?.rule != .name else { return }
        let marks = rows.compactMap { row in
            column < row.fields.count ? recognizer.recognizes(row.fields[column], in: flag) : nil
        }
        if marks.isEmpty { return }
        let variable = marks.allSatisfy(\.self) ? flag : question.ownAnswerVariable
        if matches[column]?.variable != variable { reassign(column, to: variable) }
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
