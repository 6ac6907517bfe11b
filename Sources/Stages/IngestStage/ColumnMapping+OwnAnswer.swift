import DelimitedText
import SurveyModel

/// What the columns of a question's options hold, to tell a mark from a text typed beside them.
private struct OptionCells {
    private let flag: String
    private let rows: [DelimitedRecord]
    private let recognizer: AnswerRecognizer
    /// Texts of the other options' columns that are no option's own.
    private let marks: Set<MatchingKey>
    /// Other options hold nothing but `1` and `2`.
    private let areOneAndTwo: Bool
    /// The rows in which all other options have a mark, if these are the ones in which any has.
    private let answered: [Bool]?

    /// - Parameters:
    ///   - flag: The variable of the option with an own answer.
    ///   - options: The columns of the others.
    init(
        _ question: Question, flag: String, options: [Int], _ rows: [DelimitedRecord],
        _ recognizer: AnswerRecognizer
    ) {
        self.flag = flag
        self.rows = rows
        self.recognizer = recognizer
        let own = Set(question.choices.flatMap(\.spellings)).subtracting(["1", "2"].map(MatchingKey.init))
        let texts = Set(options.flatMap { column in rows.map { cellKey($0, column) } })
        marks = texts.subtracting(own)
        areOneAndTwo = texts.isSubset(of: ["", "1", "2"].map(MatchingKey.init))
        let filled = options.map { column in rows.map { !cellKey($0, column).isEmpty } }
        answered = filled.first.flatMap { first in filled.allSatisfy { $0 == first } ? first : nil }
    }

    /// Whether a column holds a text that cannot be a mark; `nil` where nothing stands in it.
    ///
    /// A cell `2` is a mark where it is one in another option's column, or where all others hold `1` and `2` alone and
    /// this column is filled in the very rows in which they are.
    func holdsText(_ column: Int) -> Bool? {
        let cells = rows.filter { !cellKey($0, column).isEmpty }
        if cells.isEmpty { return nil }
        return cells.contains { row in
            let key = cellKey(row, column)
            if recognizer.recognizes(row.fields[column], in: flag) == true || marks.contains(key) {
                return false
            }
            return
                !(key == MatchingKey("1")
                || key == MatchingKey("2") && areOneAndTwo && isFilledLikeOthers(column))
        }
    }

    /// Whether a column is filled where all others are, and nowhere else.
    func isFilledLikeOthers(_ column: Int) -> Bool {
        guard let answered, answered.contains(true) else { return false }
        return rows.map { !cellKey($0, column).isEmpty } == answered
    }
}

/// A cell as it is compared, a spreadsheet's `2.00` as `2`.
private func cellKey(_ row: DelimitedRecord, _ column: Int) -> MatchingKey {
    guard column < row.fields.count else { return MatchingKey("") }
    let text = trimmed(row.fields[column])
    guard let sign = text.firstIndex(where: { $0 == "." || $0 == "," }), sign > text.startIndex,
        text[..<sign].allSatisfy(\.isNumber), text[text.index(after: sign)...].allSatisfy({ $0 == "0" })
    else { return MatchingKey(text) }
    return MatchingKey(String(text[..<sign]))
}

extension ColumnMapping {
    /// Tells the mark of an option with an own answer from the text typed there by the cells of all the question's
    /// columns. What could be both stays as the header has it, and two columns for one thing are then refused.
    mutating func settleOwnAnswer(
        _ question: Question, _ rows: [DelimitedRecord], _ recognizer: AnswerRecognizer
    ) {
        guard let choice = question.choice(named: Choice.ownAnswer) else { return }
        let (flag, text) = (question.columnVariable(of: choice), question.ownAnswerVariable)
        let options = question.choices.filter { $0.name != Choice.ownAnswer }
            .compactMap { column(of: question.columnVariable(of: $0)) }
        let cells = OptionCells(question, flag: flag, options: options, rows, recognizer)
        for variable in [flag, text] {
            let twice = matches.indices.filter { matches[$0]?.variable == variable }
            guard twice.count == 2, column(of: variable == flag ? text : flag) == nil else { continue }
            guard let isSecond = isTextSecond(twice, cells) else { return }
            reassign(twice[isSecond ? 1 : 0], to: text)
            return reassign(twice[isSecond ? 0 : 1], to: flag)
        }
        let columns = [flag, text].compactMap(column(of:))
        guard question.kind == .multiple, columns.count == 1, let column = columns.first,
            matches[column]?.rule != .name
        else { return }
        guard let holdsText = cells.holdsText(column) else {
            // Whatever it is, nobody gave an answer of his own as far as was looked; a text further down is no mark.
            ownAnswersWithoutText.insert(text)
            return
        }
        let variable = holdsText ? text : flag
        if matches[column]?.variable != variable { reassign(column, to: variable) }
    }

    /// Whether of two columns headed alike for an own answer the second is the text; `nil` where each may be.
    private func isTextSecond(_ columns: [Int], _ cells: OptionCells) -> Bool? {
        switch (cells.holdsText(columns[0]), cells.holdsText(columns[1])) {
        case (nil, nil), (nil, true), (false, nil), (false, true): true
        case (true, nil), (true, false): false
        case (true, true): nil
        case (nil, false): cells.isFilledLikeOthers(columns[1]) ? false : nil
        case (false, false):
            switch columns.map(cells.isFilledLikeOthers) {
            case [true, false]: true
            case [false, true]: false
            default: nil
            }
        }
    }
}
