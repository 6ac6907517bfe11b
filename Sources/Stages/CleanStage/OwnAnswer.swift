import StageFiles
import SurveyModel

/// The text beside a choice list: from its own column, and from cells that held it instead of a code.
struct OwnAnswer {
    private let variable: String?
    private let cell: String
    private let coded: CodedText

    init(_ question: Question, _ raw: RawRow, _ text: Memo<CodedText>) {
        variable = question.allowsOwnAnswer ? question.ownAnswerVariable : nil
        cell = variable.flatMap { raw[$0] } ?? ""
        coded = text(cell)
    }

    var isWritten: Bool { coded.value != Unanswered.blank }

    /// Sets the variable to what its column holds and what was found elsewhere; nothing is dropped.
    func set(_ found: [String], into row: inout CodedRow) {
        guard let variable else { return }
        let texts = (isWritten ? [coded.value] : []) + found
        let value = CodedText(texts.joined(separator: "; "), by: found.isEmpty ? coded.rule : .ownAnswer)
        row.set(variable, value, raw: cell)
    }
}
