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

/// - Returns: `nil` where the base is zero.
func percent(_ part: Double, of base: Double) -> Double? {
    base > 0 ? 100 * part / base : nil
}
