import SurveyModel

/// Letters lost as `?` or `�` on the way: «ж?мысшы» for «жұмысшы».
struct LostLetterText: ChoiceRule {
    let rule = CleaningRule.lostLetters
    private let list: ChoiceList

    init(_ list: ChoiceList) { self.list = list }

    func codes(_ text: CellText) -> [String] {
        guard let lost = LostLetters(text.key) else { return [] }
        return list.ordered(list.spellings.filter { lost.fits($0.key) }.map(\.code))
    }
}
