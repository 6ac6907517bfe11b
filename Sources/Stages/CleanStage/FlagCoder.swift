import StageFiles
import SurveyModel

/// Codes the cells of one option's own column: chosen or not.
struct FlagCoder {
    private let chosen: Set<MatchingKey>
    private let notChosen: Set<MatchingKey>
    private let blank: BlankTexts
    private let choices: ChoiceCoder
    private let choice: String

    init(_ question: Question, _ choice: Choice, form: Form, blank: BlankTexts) {
        chosen = KnownWords.keys(.chosen).union(KnownWords.keys(.yes)).union([MatchingKey(choice.name)])
        notChosen = KnownWords.keys(.notChosen).union(KnownWords.keys(.no))
            .union(form.unselected.map(MatchingKey.init))
        self.blank = blank
        choices = ChoiceCoder(question, blank: blank)
        self.choice = choice.name
    }

    func code(_ raw: String) -> CodedText {
        switch raw {
        case "1", "0": return CodedText(raw)
        default: break
        }
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        let key = text.key
        if notChosen.contains(key) { return CodedText("0") }
        if chosen.contains(key) { return CodedText("1") }
        // Some exports repeat the option's own text where it was chosen.
        if let match = choices.match(raw), match.value == choice { return CodedText("1", by: match.rule) }
        if let number = wholeNumber(key.text), number == "0" || number == "1" {
            return CodedText(number, by: .wholeNumber)
        }
        return .unresolved()
    }
}
