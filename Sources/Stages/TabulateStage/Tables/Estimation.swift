import Statistics

/// How a form's estimates are made.
struct Estimation {
    /// The confidence level of intervals, strictly between 0 and 1.
    var level = 0.95
    /// The size of the population, for the finite population correction.
    var population: Int?
    /// The sample behind weighted estimates; `nil` without weights.
    var design: SurveyDesign?
}

/// How an interval of `distributions.csv` was made: the names under which the table and the documentation
/// know the methods.
enum IntervalMethod: String, CaseIterable {
    case wilson
    case wilsonFinite = "wilson, finite population"
    case logit
    case logitFinite = "logit, finite population"
    /// Where nobody or everybody gave the answer, so that there is no logit.
    case wilsonEffective = "wilson, effective size"
    /// No percentage, so no interval: the code is no valid answer.
    case apart = "counted apart"
}

/// - Returns: `nil` where the base is zero.
func percent(_ part: Double, of base: Double) -> Double? {
    base > 0 ? 100 * part / base : nil
}
