import SurveyModel

/// A rule that takes letters for others and accepts what then equals the spellings of exactly one choice.
struct Folding {
    private let fold: [Character: Character]
    private let codes: [String: Set<String>]

    init(_ list: ChoiceList, fold: [Character: Character]) {
        self.fold = fold
        var codes: [String: Set<String>] = [:]
        for (key, code) in list.spellings { codes[Folding.folded(key.text, fold), default: []].insert(code) }
        self.codes = codes
    }

    func code(_ key: MatchingKey) -> String? {
        guard let found = codes[Folding.folded(key.text, fold)], found.count == 1 else { return nil }
        return found.first
    }

    private static func folded(_ text: String, _ fold: [Character: Character]) -> String {
        String(text.map { fold[$0] ?? $0 })
    }
}
