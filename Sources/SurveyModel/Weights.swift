/// How a form's respondents are weighted, as `wave.yml` says under `weights`.
public struct Weights: Sendable {
    /// What becomes of respondents who did not answer a margin's question.
    public enum MissingAnswers: String, Sendable, CaseIterable {
        /// They are an error.
        case refuse
        /// They are taken to be spread over the categories as the margin has it.
        case spread
    }

    /// The variable that holds the weights; `nil`: the question of role weight, if there is one.
    public var column: String?
    /// Path of the margins to rake to; the weights of the column are then those raked.
    public var margins: String?
    /// The largest raked weight allowed, as a multiple of the mean weight.
    public var cap: Double?
    public var missing: MissingAnswers
    /// The line in `wave.yml`.
    public var line: Int?

    public init(
        column: String? = nil, margins: String? = nil, cap: Double? = nil,
        missing: MissingAnswers = .refuse, line: Int? = nil
    ) {
        self.column = column
        self.margins = margins
        self.cap = cap
        self.missing = missing
        self.line = line
    }
}
