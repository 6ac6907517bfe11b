import SurveyModel

/// Takes a text of several labels with mere blanks between them apart, as a single column of labels holds them.
struct WordCover {
    private let labels: [MatchingKey: [String]]
    private let all: Set<MatchingKey>
    /// How many words a label has at most.
    private let longest: Int
    /// Some label is several words, so that a text may be one answer or several.
    let holdsBlanks: Bool

    init(_ list: ChoiceList) {
        // What is another choice's code as well is for its column to tell.
        labels = list.texts.filter { key, codes in list.names[key].map { codes == [$0] } ?? true }
        all = Set(list.texts.keys)
        longest = labels.keys.map { $0.text.count(where: { $0 == " " }) + 1 }.max() ?? 1
        holdsBlanks = longest > 1
    }

    /// The choices of the text in its order, one list for each way to take it apart wholly into more than one label;
    /// of many ways the first few.
    func orders(_ text: String) -> [[String]] {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count > 1, words.count <= 200 else { return [] }
        var ways: [[[String]]] = Array(repeating: [], count: words.count + 1)
        ways[0] = [[]]
        for start in words.indices where !ways[start].isEmpty {
            for length in 1...min(longest, words.count - start) where length < words.count {
                let key = MatchingKey(words[start..<start + length].joined(separator: " "))
                for code in labels[key] ?? [] {
                    for way in ways[start] where ways[start + length].count < 4 {
                        if !ways[start + length].contains(way + [code]) {
                            ways[start + length].append(way + [code])
                        }
                    }
                }
            }
        }
        return ways[words.count]
    }

    /// Whether a text of several words begins or ends with a whole label: a label and something beside it, or
    /// something of its own.
    func touches(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        return (1...longest).contains { length in
            guard length < words.count else { return false }
            return [words.prefix(length), words.suffix(length)].contains { part in
                all.contains(MatchingKey(part.joined(separator: " ")))
            }
        }
    }

    /// The same without their order.
    func readings(_ text: String) -> [Set<String>] { orders(text).map(Set.init) }
}
