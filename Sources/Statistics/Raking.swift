/// Weights that give the sample the population's margins (raking, iterative proportional fitting).
///
/// Source: W. E. Deming and F. F. Stephan, Annals of Mathematical Statistics 11 (1940), 427–444; trimming
/// as D. Izrael, M. P. Battaglia and M. R. Frankel, SAS Global Forum 2009, paper 247. Without a cap equal
/// to R's `rake()` at its limit.
public struct Raking: Sendable {
    /// Respondents who gave the same answers and have the same base weight.
    public struct Cell: Sendable, Hashable {
        /// For each margin the category they are in; `nil` if they did not answer.
        public let categories: [Int?]
        /// The weight they come with; raking multiplies it.
        public let baseWeight: Double
        /// How many they are.
        public let count: Int

        public init(categories: [Int?], baseWeight: Double = 1, count: Int = 1) {
            self.categories = categories
            self.baseWeight = baseWeight
            self.count = count
        }
    }

    /// What becomes of respondents who did not answer a margin's question.
    public enum MissingAnswers: Sendable, Hashable {
        /// Raking fails.
        case refuse
        /// They are taken to be spread over the categories as the margin has it: they keep their weight,
        /// and the others are raked to the margin's shares.
        case spread
    }

    /// The weight of a respondent of each cell; their sum over the respondents is `total`.
    public let weights: [Double]
    /// The largest difference between a share wanted and the share reached.
    public let largestError: Double
    /// How often all margins were gone through.
    public let iterations: Int

    /// Rakes until the largest error of a margin, in shares, is below 10⁻¹⁰.
    ///
    /// - Parameters:
    ///   - cells: The sample.
    ///   - margins: For each margin the share, count or percentage wanted of each category; only their
    ///     proportions matter.
    ///   - cap: The largest weight allowed, as a multiple of the mean weight; larger ones are cut to it and
    ///     the weights raked again, until both hold. `nil` for none.
    ///   - missing: What to do with respondents who did not answer a margin's question.
    ///   - total: What the weights add up to; `nil` for the number of respondents, a mean weight of 1.
    public init(
        _ cells: [Cell], to margins: [[Double]], cap: Double? = nil, missing: MissingAnswers = .refuse,
        total: Double? = nil
    ) throws(RakingError) {
        var fit = try ProportionalFit(cells, margins: margins, missing: missing)
        try fit.converge()
        if let cap { try fit.trim(to: cap) }
        let scale = (total ?? Double(fit.respondents)) / fit.totalWeight
        weights = fit.weights.map { $0 * scale }
        largestError = fit.worst.error
        iterations = fit.iterations
    }
}
