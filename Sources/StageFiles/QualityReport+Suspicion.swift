extension QualityReport {
    /// Who fails a consistency check.
    public struct CheckResult: Codable, Sendable, Equatable {
        public var check: String
        public var severity: String
        /// What a failure means, by language.
        public var text: [String: String]
        public var failures = 0
        /// Those whose answers decide the check.
        public var base = 0
        /// The first ``listed`` of those who fail.
        public var respondents: [String] = []

        public init(check: String, severity: String, text: [String: String]) {
            self.check = check
            self.severity = severity
            self.text = text
        }
    }

    /// How many respondents a list of those under suspicion names at most, so that it does not grow with
    /// the form.
    public static let listed = 1000
    /// How many respondents the groups of one kind name at most, together.
    public static let listedDuplicates = 10_000

    /// Respondents (named by their ids) that share an id, all their answers or nearly all.
    public struct DuplicateGroup: Codable, Sendable, Equatable {
        public enum Kind: String, Codable, Sendable, CaseIterable {
            case sameID = "same-id"
            case sameAnswers = "same-answers"
            case near = "near-duplicate"
        }

        public var kind: Kind
        /// The first ``listed`` of them.
        public var respondents: [String]
        /// How many they are, where not all are named.
        public var n: Int?
        /// For near-duplicates: the share of matching answers.
        public var match: Double?

        public init(kind: Kind, respondents: [String], n: Int? = nil, match: Double? = nil) {
            self.kind = kind
            self.respondents = respondents
            self.n = n
            self.match = match
        }

        /// How many they are.
        public var size: Int { n ?? respondents.count }
    }

    /// Groups that are counted and not named, being too many.
    public struct UnlistedDuplicates: Codable, Sendable, Equatable {
        public var kind: DuplicateGroup.Kind
        public var groups: Int
        public var respondents: Int

        public init(kind: DuplicateGroup.Kind, groups: Int, respondents: Int) {
            self.kind = kind
            self.groups = groups
            self.respondents = respondents
        }
    }

    /// How many groups may be in twice.
    public var duplicateGroups: Int { (unlistedDuplicates ?? []).reduce(duplicates.count) { $0 + $1.groups } }

    /// Those who gave every item of a grid the same answer.
    public struct StraightLining: Codable, Sendable, Equatable {
        public var grid: String
        public var n = 0
        /// Those who answered every item.
        public var base = 0
        /// The first ``listed`` of them.
        public var respondents: [String] = []

        public init(grid: String) { self.grid = grid }
    }

    /// Respondents one after the other who gave the same answer, more of them than chance explains.
    public struct Run: Codable, Sendable, Equatable {
        public var question: String
        public var code: String
        public var length: Int
        public var first: String
        public var last: String

        public init(question: String, code: String, length: Int, first: String, last: String) {
            self.question = question
            self.code = code
            self.length = length
            self.first = first
            self.last = last
        }
    }
}
