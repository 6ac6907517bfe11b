import SurveyModel

/// A further spelling that the instrument lists.
struct AcceptedSpelling: ChoiceRule {
    let rule = CleaningRule.accepted
    private let list: ChoiceList

    init(_ list: ChoiceList) { self.list = list }

    func codes(_ text: CellText) -> [String] { list.ordered(list.accepted[text.key] ?? []) }
}
