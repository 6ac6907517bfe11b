import SurveyModel

/// Letters lost as `?` or `�` on the way: «ж?мысшы» for «жұмысшы». Where letters were certainly lost elsewhere in
/// the exports, a text however short is taken for the one choice of its length that has Kazakh letters, which
/// Russian encodings lack, in these places: «и?» for «иә».
struct LostLetterText: ChoiceRule {
    let rule = CleaningRule.lostLetters
    private let list: ChoiceList
    private let isCertain: Bool

    init(_ list: ChoiceList, isCertain: Bool = false) {
        self.list = list
        self.isCertain = isCertain
    }

    func codes(_ text: CellText) -> [String] {
        if let lost = LostLetters(text.key) {
            return list.ordered(list.spellings.filter { lost.fits($0.key) }.map(\.code))
        }
        guard isCertain, let lost = LostLetters(short: text.key) else { return [] }
        return list.ordered(list.spellings.filter { lost.fitsKazakh($0.key) }.map(\.code))
    }
}
