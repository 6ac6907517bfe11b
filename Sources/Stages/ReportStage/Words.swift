import Problems
import TemplateText

/// What the report says beside the questionnaire's own texts where no sentence of a template can: in charts, and
/// for the names of cleaning rules. The sections of the template `words`.
struct Words {
    /// The words of charts.
    enum Chart: String, CaseIterable {
        /// The sides of an opinion, and what a chart of opinions shows.
        case negative, neutral, positive, opinions
        /// What an axis says.
        case shares, firsts, places, means
        /// The item with the highest mean, and that with the mean place nearest to first.
        case highest, nearest
        /// How many days something took.
        case days
        /// All respondents, beside their groups.
        case everybody
        /// The answer that is given most often.
        case most
        /// What a map of residuals shows, and what its colours mean.
        case residuals, less, more, hidden
        /// What a chart of several waves shows.
        case trend
        /// The quadrants of the SWOT, and how sure an entry is.
        case swot, strength, weakness, opportunity, threat, firm, suggestive, stated
        /// The least share of a level in every section of the checklist.
        case floor
        /// The chart of the first page: what is judged worst, and how many do so.
        case overview, judged
    }

    private let texts: [String: String]

    /// Without a template every word is its name.
    init(_ texts: [String: String] = [:]) {
        self.texts = texts.mapValues { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    }

    subscript(word: Chart) -> String { self[word.rawValue] }

    /// Whether the template has it.
    func holds(_ word: Chart) -> Bool { texts[word.rawValue]?.isEmpty == false }

    /// The word of a name; the name itself where the template has none.
    subscript(name: String) -> String {
        texts[name].flatMap { $0.isEmpty ? nil : $0 } ?? name
    }
}
