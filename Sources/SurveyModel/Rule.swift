/// When a figure of the released tables becomes a finding, and what it then says.
public struct Rule: Sendable {
    /// Which figure it reads.
    public enum Measure: String, Sendable, CaseIterable {
        /// The share of one answer or of several together, in per cent of the base.
        case share
        /// The share of the highest step of a score or an ordinal question.
        case topBox = "top_box"
        /// The share of first places of one item of a ranking.
        case firstPlace = "first_place"
        /// The most frequent answer; several if they are equally frequent.
        case mode
        case mean, median
        case minimum = "min"
        case maximum = "max"
        /// The items of a grid with the highest means.
        case highestMeans = "highest_means"
        /// The difference, in percentage points, between two groups of respondents that give one answer.
        case difference
        /// Whether the answers depend on a characteristic of the respondents at all.
        case association
        /// By how much the share of an answer (in percentage points) or, without one, the mean has changed
        /// since the previous wave.
        case change
        /// A figure of `indicators.csv` against its benchmark or, failing that, its previous value.
        case indicator
    }

    public var id: String
    public var form: String
    /// A question, a derived share or, for ``Measure/highestMeans``, a grid.
    public var question: String
    public var measure: Measure
    /// The answers, or the item of a ranking. Several answers count together.
    public var codes: [String]
    /// The characteristic by which groups are compared.
    public var by: String
    /// The two groups of a difference, the larger share first.
    public var groups: [String]
    /// The indicator's name.
    public var indicator: String
    /// The finding holds from this figure on (in per cent for shares).
    public var atLeast: Double?
    /// The finding holds up to this figure.
    public var atMost: Double?
    /// How many items ``Measure/highestMeans`` names.
    public var count: Int
    /// Decimals of the figure in the text.
    public var decimals: Int
    /// The section of the report; the question's own where empty.
    public var topic: String
    public var factor: String
    public var quadrant: Quadrant
    /// What the finding is about, as far as another source could say the opposite of the same; may be empty.
    public var matter: String
    /// 1 is the most urgent; recommendations are listed in this order.
    public var priority: Int
    /// The sentence, with placeholders as `{value}`.
    public var text: LocalizedText
    public var recommendation: LocalizedText
    /// The body that is to act on the recommendation.
    public var responsible: LocalizedText
    /// The line of the rules file on which the rule begins.
    public var line: Int?

    /// The only answer, or the first.
    public var code: String { codes.first ?? "" }

    /// What is counted: the question, or the share of several answers together that is tabulated for the rule.
    public var counted: (question: String, code: String) {
        codes.count > 1 ? ("\(question)_\(codes.joined(separator: "_"))", "1") : (question, code)
    }

    /// Whether it has a threshold; without one it describes and does not judge.
    public var hasThreshold: Bool { atLeast != nil || atMost != nil }
}
