import StageFiles
import SurveyModel

/// Codes the text of one answer against a choice list: what no rule knows, or what fits more than one choice,
/// stays unresolved.
struct ChoiceCoder {
    let list: ChoiceList
    private let blank: BlankTexts
    private let rules: [any ChoiceRule]

    init(_ question: Question, blank: BlankTexts) {
        let list = ChoiceList(question.choices)
        self.list = list
        self.blank = blank
        rules = [
            Normalise(list), AcceptedSpelling(list), WholeNumber(list), ListNumber(list), DateBand(list),
            NumberInBand(list), LookAlikeLetters(list), KazakhLetters(list), LostLetterText(list), Typo(list),
        ]
    }

    /// What the text stands for among the choices; `nil` if nothing.
    func match(_ raw: String) -> CodedText? {
        if let code = list.exact[raw] { return CodedText(code) }
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        for rule in rules {
            let codes = rule.codes(text)
            if codes.count == 1 { return CodedText(codes[0], by: rule.rule) }
            if codes.count > 1 { return .unresolved(codes) }
        }
        return nil
    }
}
