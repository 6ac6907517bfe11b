import SurveyModel

/// A row of `weights.csv`: what weighting does to a form's sample. Without weights the file has no rows.
public struct WeightRow: TableRow {
    public enum Measure: String, Sendable {
        case respondents
        /// The sum of the weights.
        case sum
        case smallest, largest
        /// Kish's effective sample size: as many respondents of equal weight would tell as much.
        case effectiveSize = "effective_size"
        /// Kish's design effect of weighting, by which unequal weights raise a variance.
        case designEffect = "design_effect"
        /// Of raked weights: the largest difference between a share wanted and the share reached.
        case marginError = "margin_error"
    }

    public var measure = Measure.respondents
    public var value: Double?

    public init() {}

    public static var columns: [Column<WeightRow>] {
        [.word("measure", \.measure), .number("value", \.value)]
    }
}
