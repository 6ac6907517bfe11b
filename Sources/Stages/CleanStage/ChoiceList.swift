import SurveyModel

/// The answers of one question as texts to compare with.
struct ChoiceList {
    let choices: [Choice]
    /// Codes and labels of every language, verbatim, where they stand for one choice only.
    let exact: [String: String]
    /// The choices by their codes and labels as they are compared.
    let labels: [MatchingKey: [String]]
    /// The choices by further spellings as they are compared.
    let accepted: [MatchingKey: [String]]
    /// All spellings with their codes, sorted so that nothing depends on hash order.
    let spellings: [(key: MatchingKey, code: String)]

    init(_ choices: [Choice]) {
        self.choices = choices
        let names = Set(choices.map(\.name))
        var exact: [String: [String]] = [:]
        var labels: [MatchingKey: [String]] = [:]
        var accepted: [MatchingKey: [String]] = [:]
        for choice in choices { labels[MatchingKey(choice.name), default: []] = [choice.name] }
        let namedKeys = Set(labels.keys)
        for choice in choices {
            for label in choice.label.byLanguage.values.sorted() where !label.isEmpty {
                if !names.contains(label) { exact[label, default: []].addOnce(choice.name) }
                let key = MatchingKey(label)
                if !namedKeys.contains(key) { labels[key, default: []].addOnce(choice.name) }
            }
            for spelling in choice.accept {
                accepted[MatchingKey(spelling), default: []].addOnce(choice.name)
            }
        }
        for name in names { exact[name] = [name] }
        self.exact = exact.compactMapValues { $0.count == 1 ? $0[0] : nil }
        self.labels = labels
        self.accepted = accepted
        spellings = labels.merging(accepted) { label, _ in label }
            .flatMap { key, codes in codes.map { (key, $0) } }
            .sorted { ($0.key, $0.code) < ($1.key, $1.code) }
    }

    /// The choices whose code, label or, failing these, further spelling equals the text.
    func codes(_ key: MatchingKey) -> [String] { labels[key] ?? accepted[key] ?? [] }

    /// The codes in the order of the list, each once.
    func ordered(_ codes: some Sequence<String>) -> [String] {
        let codes = Set(codes)
        return choices.map(\.name).filter(codes.contains)
    }
}

extension [String] {
    fileprivate mutating func addOnce(_ text: String) {
        if !contains(text) { append(text) }
    }
}
