import SurveyModel

/// A code or label but for what ``MatchingKey`` does not count.
struct Normalise: ChoiceRule {
    let rule = CleaningRule.normalise
    private let list: ChoiceList

    init(_ list: ChoiceList) { self.list = list }

    func codes(_ text: CellText) -> [String] { list.ordered(list.labels[text.key] ?? []) }
}
