import StageFiles
import SurveyModel

/// A form with its released tables, the rows found by question once for all documents.
@dynamicMemberLookup
struct ReportForm {
    let released: ReleasedForm
    /// The items in the order of the paper, the derived shares last.
    let items: [PaperItem]
    private let itemPlaces: [String: Int]
    private let shares: [String: [DistributionRow]]
    private let numbers: [String: NumberRow]
    private let cells: [Pair: [CrosstabRow]]
    private let pairTests: [Pair: [TestRow]]

    /// Two questions, the one crossed first.
    private struct Pair: Hashable {
        var question: String
        var by: String
    }

    init(
        _ released: ReleasedForm, derived: [DerivedShare] = [], indices: [SurveyIndex] = [],
        durations: [DurationMeasure] = []
    ) {
        self.released = released
        items = PaperItem.all(
            of: released.instrument, form: released.name, derived: derived, indices: indices,
            durations: durations
        )
        .filter { $0.name != released.form.weights?.column }
        let places = items.enumerated().flatMap { place, item in item.names.map { ($0, place) } }
        itemPlaces = Dictionary(places) { first, _ in first }
        shares = Dictionary(grouping: released.distributions, by: \.question)
        numbers = Dictionary(released.numbers.map { ($0.question, $0) }) { first, _ in first }
        cells = Dictionary(grouping: released.crosstabs) { Pair(question: $0.question, by: $0.by) }
        pairTests = Dictionary(grouping: released.tests) { Pair(question: $0.question, by: $0.by) }
    }

    subscript<Value>(dynamicMember path: KeyPath<ReleasedForm, Value>) -> Value { released[keyPath: path] }

    func distribution(of question: String) -> [DistributionRow] { shares[question] ?? [] }

    func share(of question: String, code: String) -> DistributionRow? {
        shares[question]?.first { $0.code == code }
    }

    /// The share of the highest step of a score or of a grid's item.
    func topBox(of question: String) -> DistributionRow? {
        distribution(of: question).last { $0.base != nil && Double($0.code) != nil }
    }

    func number(of question: String) -> NumberRow? { numbers[question] }

    /// The cells of one cross-tab.
    func crosstab(of question: String, by: String) -> [CrosstabRow] {
        cells[Pair(question: question, by: by)] ?? []
    }

    /// The tests of two questions. A pair is tested once, so either may stand as the one crossed.
    func tests(of question: String, by other: String) -> [TestRow] {
        let tests = pairTests[Pair(question: question, by: other)] ?? []
        return question == other ? tests : tests + (pairTests[Pair(question: other, by: question)] ?? [])
    }

    /// The test that decides on two questions, if its adjusted p-value shows an association.
    func association(of question: String, by other: String) -> TestRow? {
        tests(of: question, by: other).first(where: released.isShown)
    }

    /// What an answer is called: as in the distributions, where categories may be told together.
    func label(of question: String, code: String) -> LocalizedText? {
        if let label = share(of: question, code: code)?.label, !label.isEmpty { return label }
        return released.instrument.question(named: question)?.choice(named: code)?.label
    }

    /// The questions with which the others are crossed.
    var demographics: [Question] {
        let names = released.form.crosstabsBy ?? released.instrument.demographics.map(\.name)
        return names.compactMap(released.instrument.question(named:))
    }

    /// The item that a table row of this name belongs to.
    func item(holding variable: String) -> PaperItem? { itemPlaces[variable].map { items[$0] } }
}

extension ReportForm {
    func weight(_ measure: WeightRow.Measure) -> Double? { released.weight(measure) }
}
