import SurveyModel

/// Takes letters for others: spellings by what they are then.
struct Folding {
    private let list: ChoiceList
    private let fold: [Character: Character]
    private let spellings: [String: [(text: String, code: String)]]

    init(_ list: ChoiceList, fold: [Character: Character]) {
        self.list = list
        self.fold = fold
        spellings = Dictionary(grouping: list.spellings.map { ($0.key.text, $0.code) }) {
            Folding.folded($0.0, fold)
        }
    }

    /// The choices a spelling of which equals the text but for the letters taken for each other.
    ///
    /// - Parameter isAllowed: Whether the text may stand for the spelling; both have equally many characters.
    func codes(_ text: String, where isAllowed: (String) -> Bool = { _ in true }) -> [String] {
        let found = spellings[Folding.folded(text, fold)] ?? []
        return list.ordered(found.filter { isAllowed($0.text) }.map(\.code))
    }

    private static func folded(_ text: String, _ fold: [Character: Character]) -> String {
        String(text.map { fold[$0] ?? $0 })
    }
}
