/// What a wave says about the cleaning of a form's answers. Paths are resolved.
public struct CleaningRules: Sendable {
    /// A respondent who is not to be counted, and why.
    public struct Exclusion: Sendable, Equatable {
        public var respondent: String
        /// The line of the export, where several rows carry that id.
        public var line: Int?
        public var reason: String
        /// The line of `wave.yml`.
        public var configurationLine: Int?

        public init(respondent: String, line: Int? = nil, reason: String, configurationLine: Int? = nil) {
            self.respondent = respondent
            self.line = line
            self.reason = reason
            self.configurationLine = configurationLine
        }
    }

    /// The exports of the second entry, compared cell by cell.
    public var secondEntry: [String]
    /// Decisions on cells in which the two entries differ.
    public var decisions: String?
    /// Decisions on own answers and open texts.
    public var coding: String?
    /// Rules of consistency: `INSTRUMENT-checks.yml` beside the instrument.
    public var checks: String?
    public var exclude: [Exclusion]

    public init(
        secondEntry: [String] = [], decisions: String? = nil, coding: String? = nil, checks: String? = nil,
        exclude: [Exclusion] = []
    ) {
        self.secondEntry = secondEntry
        self.decisions = decisions
        self.coding = coding
        self.checks = checks
        self.exclude = exclude
    }
}
