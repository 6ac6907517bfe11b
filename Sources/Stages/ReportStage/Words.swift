/// What the report says beside the questionnaire's own texts where no sentence of a template can: in charts, and
/// for the names of tests and cleaning rules. From the template `words`, filled in for one word at a time.
struct Words {
    /// The words of charts.
    enum Chart: String, CaseIterable {
        /// The sides of an opinion, and what a chart of opinions shows.
        case negative, neutral, positive, opinions, steps
        /// What a map of residuals shows, and what its colours mean.
        case residuals, less, more, hidden
        /// What a chart of several waves shows.
        case trend
    }

    private let templates: Templates?

    init(_ templates: Templates) { self.templates = templates }

    /// Without a template every word is its name.
    init() { templates = nil }

    subscript(word: Chart) -> String { self[word.rawValue] }

    /// The word of a name; the name itself where the template has none.
    subscript(name: String) -> String {
        let text = templates?.render(.words, [name: true]) ?? ""
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.isEmpty ? name : line
    }
}
