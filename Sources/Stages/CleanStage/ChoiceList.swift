import SurveyModel

/// The answers of one question as texts to compare with.
struct ChoiceList {
    let choices: [Choice]
    /// Codes and labels of every language, verbatim, where they stand for one choice only.
    let exact: [String: String]
    /// The choices by their codes as they are compared.
    let names: [MatchingKey: String]
    /// The choices by their labels and further spellings as they are compared, whatever their codes.
    let texts: [MatchingKey: [String]]
    /// The choices by their codes and labels as they are compared.
    let labels: [MatchingKey: [String]]
    /// The choices by further spellings as they are compared.
    let accepted: [MatchingKey: [String]]
    /// All spellings with their codes, sorted so that nothing depends on hash order.
    let spellings: [(key: MatchingKey, code: String)]

    init(_ choices: [Choice]) {
        self.choices = choices
        let codes = Set(choices.map(\.name))
        var exact: [String: [String]] = [:]
        var labels: [MatchingKey: [String]] = [:]
        var accepted: [MatchingKey: [String]] = [:]
        var texts: [MatchingKey: [String]] = [:]
        for choice in choices { labels[MatchingKey(choice.name), default: []] = [choice.name] }
        let names = labels.compactMapValues(\.first)
        for choice in choices {
            for label in choice.label.byLanguage.values.sorted() where !label.isEmpty {
                if !codes.contains(label) { exact[label, default: []].addOnce(choice.name) }
                let key = MatchingKey(label)
                if names[key] == nil { labels[key, default: []].addOnce(choice.name) }
                texts[key, default: []].addOnce(choice.name)
            }
            for spelling in choice.accept {
                accepted[MatchingKey(spelling), default: []].addOnce(choice.name)
                texts[MatchingKey(spelling), default: []].addOnce(choice.name)
            }
        }
        spellings = labels.merging(accepted) { label, _ in label }
            .flatMap { key, codes in codes.map { (key, $0) } }
            .sorted { ($0.key, $0.code) < ($1.key, $1.code) }
        if codes.contains(Choice.ownAnswer) {
            // What systems write for an answer of one's own, where no other choice is called so.
            for key in KnownWords.keys(.other) where labels[key] == nil && accepted[key] == nil {
                accepted[key] = [Choice.ownAnswer]
            }
        }
        for code in codes { exact[code] = [code] }
        self.exact = exact.compactMapValues { $0.count == 1 ? $0[0] : nil }
        self.names = names
        self.texts = texts
        self.labels = labels
        self.accepted = accepted
    }

    /// The choices whose code, label or, failing these, further spelling equals the text.
    func codes(_ key: MatchingKey) -> [String] { labels[key] ?? accepted[key] ?? [] }

    /// The codes in the order of the list, each once.
    func ordered(_ codes: some Sequence<String>) -> [String] {
        let codes = Set(codes)
        return choices.map(\.name).filter(codes.contains)
    }

    /// The choices that two signs of one cell may both mean; those of either where they contradict each other.
    func agreeing(_ codes: [String], _ others: [String]) -> [String] {
        let both = codes.filter(others.contains)
        return ordered(both.isEmpty ? codes + others : both)
    }

    /// Whether a choice is a positive or a negative answer; `nil` if it is neither.
    func pole(of code: String) -> Choice.Polarity? {
        let polarity = choices.first { $0.name == code }?.polarity
        return polarity == .positive || polarity == .negative ? polarity : nil
    }
}

extension [String] {
    fileprivate mutating func addOnce(_ text: String) {
        if !contains(text) { append(text) }
    }
}
