/// How the respondents behind a weighted estimate were sampled: independently, with weights, and
/// possibly as a domain (subgroup) of a larger sample.
///
/// As `svydesign(ids = ~1, weights = ~w)` of R's survey; a domain as `subset()` of it, which keeps the
/// whole sample in the variance because the size of the domain is itself random.
public struct SurveyDesign: Sendable, Hashable {
    /// How many respondents the whole sample has.
    public let respondents: Int
    /// The degrees of freedom of its t and F distributions: one less than the respondents of the domain.
    public let degreesOfFreedom: Int
    /// The size of the population, if the sample is more than a negligible part of it.
    public let population: Int?

    /// - Parameters:
    ///   - respondents: How many respondents the whole sample has.
    ///   - domain: How many of them are in the subgroup the estimate is for; `nil` for all. Respondents
    ///     who did not answer the question are in it or not, as the analyst sees it: R keeps them.
    ///   - population: The size N of the population; variances are multiplied by 1 − n/N. An N of the
    ///     sample's size or less is a census.
    public init(respondents: Int, domain: Int? = nil, population: Int? = nil) {
        precondition(domain.map { 0...respondents ~= $0 } ?? (respondents >= 0), "a domain is a part")
        self.respondents = respondents
        degreesOfFreedom = (domain ?? respondents) - 1
        self.population = population
    }

    /// What the sum of squared linearised values is multiplied by for a variance: n/(n−1), and the finite
    /// population correction; `nil` for a single respondent of a larger population.
    var varianceFactor: Double? {
        let n = Double(respondents)
        if let population, population <= respondents { return 0 }
        guard respondents > 1 else { return nil }
        return n / (n - 1) * (population.map { 1 - n / Double($0) } ?? 1)
    }

    /// The t quantile of a two-sided interval; `nil` without degrees of freedom.
    func quantile(level: Double) -> Double? {
        let tail = tail(ofLevel: level)
        guard degreesOfFreedom > 0 else { return nil }
        return Distributions.tUpperQuantile(tail, degrees: Double(degreesOfFreedom))
    }
}
