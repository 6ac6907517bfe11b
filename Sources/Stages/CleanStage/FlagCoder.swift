import StageFiles
import SurveyModel

/// Codes the cells of the options' own columns: chosen or not.
struct FlagCoder {
    private let chosen: Set<MatchingKey>
    private let notChosen: Set<MatchingKey>
    private let blank: BlankTexts
    private let choices: ChoiceCoder

    /// - Parameter columns: Those of all the question's options, as a whole.
    init(_ choices: ChoiceCoder, form: Form, blank: BlankTexts, columns: [RawColumn]) {
        chosen = Set(
            ["1", "yes", "иә", "да", "true", "x", "х", "v", "+", "✓", "✔"].map(MatchingKey.init))
        notChosen = Set((["0", "no", "жоқ", "нет", "false"] + form.unselected).map(MatchingKey.init))
        self.blank = blank
        self.choices = choices
    }

    /// - Parameter choice: The option in whose column the text stands.
    func code(_ raw: String, of choice: Choice) -> CodedText {
        switch raw {
        case "1", "0": return CodedText(raw)
        default: break
        }
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        let key = text.key
        if notChosen.contains(key) { return CodedText("0") }
        if chosen.contains(key) || key == MatchingKey(choice.name) { return CodedText("1") }
        // Some exports repeat the option's own text where it was chosen.
        if let match = choices.match(raw), match.value == choice.name {
            return CodedText("1", by: match.rule)
        }
        if let number = wholeNumber(key.text), number == "0" || number == "1" {
            return CodedText(number, by: .wholeNumber)
        }
        return .unresolved()
    }
}
