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
        if spreadsheetErrors.contains(text.key) { return CodedText(Unanswered.blank, by: .spreadsheetError) }
        return nil
    }
}

/// What a spreadsheet shows instead of a value, in English and in Russian.
private let spreadsheetErrors = Set(
    [
        "#N/A", "#Н/Д", "#VALUE!", "#ЗНАЧ!", "#REF!", "#ССЫЛКА!", "#DIV/0!", "#ДЕЛ/0!", "#NAME?", "#ИМЯ?",
        "#NULL!", "#ПУСТО!", "#NUM!", "#ЧИСЛО!",
    ].map(MatchingKey.init))
