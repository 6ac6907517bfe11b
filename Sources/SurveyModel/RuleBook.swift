/// What a rules file (`surveys/rules/swot.yml`) says: what is a finding, and the words and the order in which
/// findings are told.
public struct RuleBook: Sendable {
    /// Shares defined from several questions, tabulated like questions.
    public var derived: [DerivedShare]
    /// Scores made of several answers, tabulated like numbers.
    public var indices: [SurveyIndex] = []
    /// Times from one date to another, of which some may not have ended.
    public var durations: [DurationMeasure] = []
    /// How each respondent is told on a page; `nil` where none is wanted.
    public var `protocol`: ProtocolRules?
    /// The sections of the report, in order.
    public var topics: [Topic]
    /// The groups of problems into which the report gathers topics, in order.
    public var groups: [TopicGroup]
    /// The matters that findings, indicators and statements can share.
    public var matters: [Matter]
    /// The factors of the SWOT tables, in order.
    public var factors: [Factor]
    /// What draws findings, in the order of the findings.
    public var rules: [Rule]
    /// Sentences where a rule has none that fits, with placeholders.
    public var wording: [Phrase: LocalizedText]
    /// Where they stand in the rules file.
    public var wordingLines: [Phrase: Int] = [:]

    /// A sentence where a rule has none that fits.
    public enum Phrase: String, CaseIterable, Sendable {
        /// A share of very few answers, told as counts.
        case counts
        /// An indicator that no rule speaks of: alone, with its previous value, with its benchmark.
        case indicator
        case indicatorBefore = "indicator-before"
        case indicatorBenchmark = "indicator-benchmark"
        /// Added to a share that a quota decides: its shares by the quota's groups.
        case byQuota = "by-quota"
        /// That many found a question hard to answer.
        case undecided
        /// That many wrote an answer of their own, with what they say or, not coded, without.
        case own
        case ownUncoded = "own-uncoded"

        /// What is written where the rules file does not word it.
        var usual: String {
            switch self {
            case .counts: "{question}: {label}: {count}/{base}"
            case .indicator: "{label}: {value} ({year})"
            case .indicatorBefore: "{label}: {previous} → {value} ({year})"
            case .indicatorBenchmark: "{label}: {value} ({year}; {benchmark})"
            case .byQuota: "{question}: {label}"
            case .undecided, .ownUncoded: "{question}: {value} ({count}/{base})"
            case .own: "{question}: {value} ({count}/{base}); {label}"
            }
        }
    }

    public init(
        derived: [DerivedShare] = [], topics: [Topic] = [], groups: [TopicGroup] = [], matters: [Matter] = [],
        factors: [Factor] = [], rules: [Rule] = [], wording: [Phrase: LocalizedText] = [:]
    ) {
        self.wording = wording
        self.derived = derived
        self.topics = topics
        self.groups = groups
        self.matters = matters
        self.factors = factors
        self.rules = rules
    }

    public func topic(_ id: String) -> Topic? { topics.first { $0.id == id } }

    public func factor(_ id: String) -> Factor? { factors.first { $0.id == id } }

    public func matter(_ id: String) -> Matter? { matters.first { $0.id == id } }

    public func rule(_ id: String) -> Rule? { rules.first { $0.id == id } }

    public func phrase(_ phrase: Phrase) -> LocalizedText {
        wording[phrase] ?? LocalizedText(everywhere: phrase.usual)
    }
}

/// A share defined by a condition over several questions of one form.
///
/// A respondent counts as `1` where the condition is true, as `0` where it is false, and not at all where
/// the answers given do not decide it.
public struct DerivedShare: Sendable {
    /// Its name among the questions.
    public var name: String
    public var form: String
    public var topic: String
    public var label: LocalizedText
    /// How it is defined, in words for the report.
    public var definition: LocalizedText
    public var condition: Expression
    /// No definition of the rules file, but the several answers of a rule.
    public var isImplied: Bool
    /// The line of the rules file where it is defined.
    public var line: Int?

    public init(
        name: String, form: String, topic: String, label: LocalizedText, definition: LocalizedText,
        condition: Expression, isImplied: Bool = false
    ) {
        self.isImplied = isImplied
        self.name = name
        self.form = form
        self.topic = topic
        self.label = label
        self.definition = definition
        self.condition = condition
    }
}

/// A section of the report.
public struct Topic: Sendable {
    public var id: String
    public var label: LocalizedText
    /// The topic of another form beside which it is told, where both ask for the same kind of thing; may be empty.
    public var beside: String
    /// The line of the rules file where it is defined.
    public var line: Int?

    public init(id: String, label: LocalizedText, beside: String = "", line: Int? = nil) {
        self.line = line
        self.id = id
        self.label = label
        self.beside = beside
    }
}

/// Something of one place and time that two sources can say the same or the opposite of.
public struct Matter: Sendable {
    public var id: String
    public var label: LocalizedText

    public init(id: String, label: LocalizedText) {
        self.id = id
        self.label = label
    }
}

/// A group of problems: several topics told together.
public struct TopicGroup: Sendable {
    public var id: String
    public var form: String
    public var label: LocalizedText
    /// Ids of topics.
    public var topics: [String]
    /// The line of the rules file where it is defined.
    public var line: Int?

    public init(id: String, form: String, label: LocalizedText, topics: [String], line: Int? = nil) {
        self.line = line
        self.id = id
        self.form = form
        self.label = label
        self.topics = topics
    }
}

/// A factor: a row of one of the SWOT tables.
public struct Factor: Sendable {
    public var id: String
    /// The table it stands in, `Б.1` (strengths, weaknesses) or `Б.2` (opportunities, threats).
    public var table: String
    public var label: LocalizedText
    /// The heading above it, where the table groups its factors.
    public var section: LocalizedText
    /// Ids of the factors of the other table it can be paired with.
    public var related: [String]
    /// What to ask the reader where the sources contradict each other; empty where the report's own will do.
    public var question: LocalizedText

    public init(
        id: String, table: String, label: LocalizedText, section: LocalizedText = LocalizedText(),
        related: [String] = [], question: LocalizedText = LocalizedText()
    ) {
        self.question = question
        self.related = related
        self.id = id
        self.table = table
        self.label = label
        self.section = section
    }
}
