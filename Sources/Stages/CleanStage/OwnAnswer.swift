import StageFiles
import SurveyModel

/// The text beside a choice list: from its own column, and from cells that held it instead of a code.
struct OwnAnswer {
    private let name: String
    /// `nil` where the form has no question for it: then it is only logged.
    private let variable: Int?
    private let reading: ColumnReading<CodedText>

    /// - Returns: `nil` if the question has no room for it.
    init?(_ question: Question, blank: BlankTexts, _ columns: RawColumns, _ book: inout CodeBook) {
        guard question.allowsOwnAnswer else { return nil }
        name = question.ownAnswerVariable
        variable = book.index(of: name)
        reading = ColumnReading(columns.column(name), TextCoder(blank: blank).code)
        if let variable { for cell in reading.values { _ = book.add(cell.value, to: variable) } }
    }

    func isWritten(_ raw: RawBlock, _ row: Int) -> Bool {
        reading.value(raw, row).map { $0.value != Unanswered.blank } ?? false
    }

    /// Whether its column says anything, be it that a text is no answer.
    func isNoted(_ raw: RawBlock, _ row: Int) -> Bool {
        reading.value(raw, row).map { $0.value != Unanswered.blank || $0.rule != nil } ?? false
    }

    /// Sets the variable to what its column holds and what was found elsewhere; nothing is dropped.
    func set(_ found: [String], _ raw: RawBlock, _ row: Int, into coded: inout CodedBlock) {
        let cell = reading.value(raw, row) ?? CodedText(Unanswered.blank)
        let texts = (cell.value == Unanswered.blank ? [] : [cell.value]) + found
        let value = CodedText(texts.joined(separator: "; "), by: found.isEmpty ? cell.rule : .ownAnswer)
        coded.set(variable, name, row, value, raw: raw.text(name, row) ?? "")
    }
}
