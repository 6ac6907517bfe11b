import StageFiles
import SurveyModel

/// Codes the text of one answer against a choice list: what no rule knows, or what fits more than one choice,
/// stays unresolved.
struct ChoiceCoder {
    let list: ChoiceList
    private let blank: BlankTexts
    private let listNumber: ListNumber
    /// Those that look at the text as it stands.
    private let textRules: [any ChoiceRule]
    /// Those that look for what its letters may have been.
    private let letterRules: [any ChoiceRule]

    init(_ question: Question, blank: BlankTexts) {
        let list = ChoiceList(question.choices)
        self.list = list
        self.blank = blank
        listNumber = ListNumber(list)
        textRules = [
            Normalise(list), AcceptedSpelling(list), WholeNumber(list), listNumber, DateBand(list),
            NumberInBand(list),
        ]
        letterRules = [LookAlikeLetters(list), KazakhLetters(list), LostLetterText(list), Typo(list)]
    }

    /// What the text stands for among the choices; `nil` if nothing.
    func match(_ raw: String) -> CodedText? {
        if let code = list.exact[raw] { return CodedText(code) }
        let text = CellText(raw)
        if let coded = blank.code(text) { return coded }
        if let coded = match(text, by: textRules) ?? match(text, by: letterRules) { return coded }
        // A number before a text says nothing against what its letters may have been, unless it is
        // another choice's.
        guard let (numbered, answer) = listNumber.parts(text) else { return nil }
        return match(answer, by: letterRules, or: numbered)
    }

    /// What the first rule that applies makes of a text.
    ///
    /// - Parameter others: Choices that the cell names beside the text.
    private func match(
        _ text: CellText, by rules: [any ChoiceRule], or others: [String] = []
    ) -> CodedText? {
        for rule in rules {
            let codes = rule.codes(text)
            if codes.isEmpty { continue }
            let all = list.ordered(codes + others)
            return all.count == 1 ? CodedText(all[0], by: rule.rule) : .unresolved(all)
        }
        return nil
    }
}
