import SurveyModel

/// The answers of one question as texts to compare with.
struct ChoiceList {
    let choices: [Choice]
    /// Codes and labels of every language, verbatim.
    let exact: [String: String]
    /// Codes and labels as they are compared.
    let labels: [MatchingKey: String]
    /// Further spellings as they are compared.
    let accepted: [MatchingKey: String]

    init(_ choices: [Choice]) {
        self.choices = choices
        var exact: [String: String] = [:]
        var labels: [MatchingKey: String] = [:]
        var accepted: [MatchingKey: String] = [:]
        for choice in choices { exact[choice.name] = choice.name }
        for choice in choices {
            labels[MatchingKey(choice.name)] = choice.name
            for label in choice.label.byLanguage.values where !label.isEmpty {
                if exact[label] == nil { exact[label] = choice.name }
                if labels[MatchingKey(label)] == nil { labels[MatchingKey(label)] = choice.name }
            }
            for spelling in choice.accept where accepted[MatchingKey(spelling)] == nil {
                accepted[MatchingKey(spelling)] = choice.name
            }
        }
        self.exact = exact
        self.labels = labels
        self.accepted = accepted
    }

    /// All spellings with their codes, sorted so that nothing depends on hash order.
    var spellings: [(key: MatchingKey, code: String)] {
        (labels.merging(accepted) { label, _ in label }).map { ($0.key, $0.value) }.sorted { $0.key < $1.key }
    }
}
