/// `quality.json`: how complete and how clean a form's answers are.
public struct QualityReport: Codable, Sendable {
    public var format = stageFilesVersion
    public var form: String
    /// Respondents who count: rows read, without those excluded.
    public var respondents = 0
    /// Rows of the exports that were refused.
    public var rejected = 0
    /// Respondents whom the wave excludes.
    public var excluded: [Excluded] = []
    /// Item non-response, the highest first.
    public var items: [Item] = []
    /// How many cells each cleaning rule changed, in the order in which the rules apply.
    public var changedByRule: [RuleCount] = []
    /// Spellings that were taken for choices as slips of the keyboard, the most frequent first.
    public var mended: [Mended] = []
    public var consistency: [CheckResult] = []
    public var duplicates: [DuplicateGroup] = []
    /// What stands beside ``duplicates``; `nil` where all are there.
    public var unlistedDuplicates: [UnlistedDuplicates]?
    /// Whether near-duplicates were searched for; not in forms too long or too short for it.
    public var searchedNearDuplicates = false
    public var straightLining: [StraightLining] = []
    public var runs: [Run] = []
    /// `nil` where there is no second entry.
    public var doubleEntry: DoubleEntry?

    public init(form: String) { self.form = form }

    enum CodingKeys: String, CodingKey {
        case format, form, respondents, rejected, excluded, items, mended, consistency, duplicates, runs
        case changedByRule = "changed_by_rule"
        case unlistedDuplicates = "unlisted_duplicates"
        case searchedNearDuplicates = "searched_near_duplicates"
        case straightLining = "straight_lining"
        case doubleEntry = "double_entry"
    }
}

extension QualityReport {
    /// One question's item non-response.
    public struct Item: Codable, Sendable, Equatable {
        public var question: String
        public var answered = 0
        public var blank = 0
        public var invalid = 0
        public var notAsked = 0

        public init(question: String) { self.question = question }

        /// The share of those asked without a valid answer; 0 if none was asked.
        public var nonResponse: Double {
            let asked = answered + blank + invalid
            return asked == 0 ? 0 : Double(blank + invalid) / Double(asked)
        }

        enum CodingKeys: String, CodingKey {
            case question, answered, blank, invalid
            case notAsked = "not_asked"
        }
    }

    /// A spelling that was mended.
    public struct Mended: Codable, Sendable, Equatable {
        public var question: String
        public var raw: String
        public var coded: String
        public var cells: Int

        public init(question: String, raw: String, coded: String, cells: Int) {
            self.question = question
            self.raw = raw
            self.coded = coded
            self.cells = cells
        }
    }

    public struct RuleCount: Codable, Sendable, Equatable {
        public var rule: String
        public var cells: Int

        public init(rule: String, cells: Int) {
            self.rule = rule
            self.cells = cells
        }
    }

    public struct Excluded: Codable, Sendable, Equatable {
        public var respondent: String
        public var line: Int?
        public var reason: String

        public init(respondent: String, line: Int?, reason: String) {
            self.respondent = respondent
            self.line = line
            self.reason = reason
        }
    }
}
