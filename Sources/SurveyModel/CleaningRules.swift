/// What the cells of a column are where a text may be one choice's name and another's label.
public enum ChoiceValues: String, Sendable, CaseIterable { case names, labels }

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
    public var secondExports: [ExportName]
    /// Their files, each once.
    public var secondEntry: [String] { secondExports.map(\.path).distinct }
    /// Decisions on cells in which the two entries differ.
    public var decisions: String?
    /// Decisions on own answers and open texts.
    public var coding: String?
    /// How the columns of questions are read whose texts may be names or labels, by question.
    public var values: [String: ChoiceValues]
    /// Cells settled by hand.
    public var corrections: String?
    /// Rules of consistency: `INSTRUMENT-checks.yml` beside the instrument.
    public var checks: String?
    public var exclude: [Exclusion]

    public init(
        secondEntry: [String] = [], decisions: String? = nil, coding: String? = nil, checks: String? = nil,
        values: [String: ChoiceValues] = [:], corrections: String? = nil, exclude: [Exclusion] = []
    ) {
        secondExports = secondEntry.map { ExportName(path: $0) }
        self.decisions = decisions
        self.coding = coding
        self.checks = checks
        self.values = values
        self.corrections = corrections
        self.exclude = exclude
    }
}
