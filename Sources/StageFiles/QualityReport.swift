/// `quality.json`: how complete and how clean a form's answers are.
public struct QualityReport: Codable, Sendable {
    /// One question's item non-response.
    public struct Item: Codable, Sendable {
        public var question: String
        public var answered: Int
        public var blank: Int
        public var invalid: Int
        public var notAsked: Int

        public init(question: String, answered: Int, blank: Int, invalid: Int, notAsked: Int) {
            self.question = question
            self.answered = answered
            self.blank = blank
            self.invalid = invalid
            self.notAsked = notAsked
        }

        enum CodingKeys: String, CodingKey {
            case question, answered, blank, invalid
            case notAsked = "not_asked"
        }
    }

    public struct RuleCount: Codable, Sendable {
        public var rule: String
        public var cells: Int

        public init(rule: String, cells: Int) {
            self.rule = rule
            self.cells = cells
        }
    }

    /// Respondents (named by their ids) that share an id or all their answers.
    public struct DuplicateGroup: Codable, Sendable {
        public var kind: String
        public var respondents: [String]

        public init(kind: String, respondents: [String]) {
            self.kind = kind
            self.respondents = respondents
        }
    }

    public var format: Int
    public var form: String
    public var respondents: Int
    /// Rows of the exports that were refused.
    public var rejected: Int
    public var items: [Item]
    /// How many cells each cleaning rule changed, in the order in which the rules apply.
    public var changedByRule: [RuleCount]
    public var duplicates: [DuplicateGroup]

    public init(
        form: String, respondents: Int, rejected: Int, items: [Item], changedByRule: [RuleCount],
        duplicates: [DuplicateGroup]
    ) {
        format = stageFilesVersion
        self.form = form
        self.respondents = respondents
        self.rejected = rejected
        self.items = items
        self.changedByRule = changedByRule
        self.duplicates = duplicates
    }

    enum CodingKeys: String, CodingKey {
        case format, form, respondents, rejected, items, duplicates
        case changedByRule = "changed_by_rule"
    }
}

/// A row of the released `quality.csv`: one count of a form's quality, no respondent named.
public struct QualityRow: TableRow {
    public enum Measure: String, Sendable {
        /// Forms that were read.
        case respondents
        /// Rows of the exports that were refused.
        case rejected
        /// Cells changed by the rule named in `name`.
        case changed
        /// Blank answers to the question named in `name`, of the respondents asked.
        case blank
        /// Answers to the question named in `name` that could not be resolved, of the respondents asked.
        case invalid
        /// Forms that repeat another one; `name` says in what.
        case duplicates
    }

    public var measure = Measure.respondents
    public var name = ""
    public var n: Int?
    public var base: Int?

    public init() {}

    public static var columns: [Column<QualityRow>] {
        [.word("measure", \.measure), .text("name", \.name), .integer("n", \.n), .integer("base", \.base)]
    }
}
