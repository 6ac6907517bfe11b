import StageFiles
import SurveyModel

/// Texts that stand for no answer: those the wave lists, and the errors of a spreadsheet.
struct BlankTexts {
    private let listed: Set<MatchingKey>

    init(_ form: Form) { listed = Set(form.blank.map(MatchingKey.init)) }

    /// - Returns: `nil` if the text says something.
    func code(_ text: CellText) -> CodedText? {
        if listed.contains(text.key) { return CodedText(Unanswered.blank, by: .blank) }
        if text.key.isEmpty { return CodedText(Unanswered.blank) }
        if KnownWords.keys(.blank).contains(text.key) {
            return CodedText(Unanswered.blank, by: .spreadsheetError)
        }
        return nil
    }
}
