import SurveyModel

/// Suggests a code for a text: that of the choice with whose labels, further spellings and texts decided on it
/// shares the most words. Words are compared by their first five letters, Kazakh ones as typed without Kazakh
/// letters, so that endings do not count; those of fewer than four letters say too little.
struct CodeSuggestions {
    private let frame: [String]
    private let stems: [String: Set<String>]

    init(_ frame: Question, decided: [MatchingKey: [String]]) {
        let choices = frame.choices.filter { $0.name != Choice.ownAnswer }
        self.frame = choices.map(\.name)
        var stems: [String: Set<String>] = [:]
        for choice in choices {
            let spellings = Array(choice.label.byLanguage.values) + choice.accept
            stems[choice.name] = Set(spellings.flatMap { CodeSuggestions.stems(MatchingKey($0)) })
        }
        for (text, codes) in decided where codes.count == 1 {
            stems[codes[0]]?.formUnion(CodeSuggestions.stems(text))
        }
        self.stems = stems
    }

    /// - Returns: `nil` where no code or more than one is nearest.
    func suggestion(for text: MatchingKey) -> String? {
        let words = CodeSuggestions.stems(text)
        let scores = frame.map { (code: $0, score: words.intersection(stems[$0] ?? []).count) }
        guard let best = scores.map(\.score).max(), best > 0 else { return nil }
        let nearest = scores.filter { $0.score == best }
        return nearest.count == 1 ? nearest[0].code : nil
    }

    private static func stems(_ text: MatchingKey) -> Set<String> {
        let words = text.text.split { !$0.isLetter }.filter { $0.count > 3 }
        return Set(words.map { String($0.prefix(5).map { kazakhNeighbours[$0] ?? $0 }) })
    }
}
