/// The tests of `tests.csv`, by the names under which the table, the report and Documentation/statistics.md know
/// them.
public enum TestName: String, Sendable, CaseIterable {
    case pearson
    case likelihoodRatio = "likelihood_ratio"
    case fisher
    /// Pearson's statistic, its p by all tables with the same margins.
    case exact
    /// The same by tables drawn at random.
    case monteCarlo = "monte_carlo"
    case raoScott = "rao_scott"
    case gamma
    case tauB = "tau_b"
    case welch
    case kruskalWallis = "kruskal_wallis"
    case kendallW = "kendall_w"
    /// Whether groups differ in a duration.
    case logRank = "log_rank"
    /// No test: the reliability of a grid or an index.
    case cronbachAlpha = "cronbach_alpha"
    /// No tests: the reliability of an index by one factor, and how its items go with the others.
    case mcdonaldOmega = "mcdonald_omega"
    case itemRest = "item_rest"
}
