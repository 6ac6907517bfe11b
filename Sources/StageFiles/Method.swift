/// How a figure was made: the names that the columns `method` of the tables hold, under which the report and
/// Documentation/statistics.md know them.
public enum Method: String, Sendable, CaseIterable {
    // Intervals of shares: distributions.csv
    case wilson
    case wilsonFinite = "wilson, finite population"
    case logit
    case logitFinite = "logit, finite population"
    /// Where nobody or everybody gave the answer, so that there is no logit.
    case wilsonEffective = "wilson, effective size"
    /// No percentage, so no interval: the code is no valid answer.
    case apart = "counted apart"
    /// No interval: the quota set the share, nobody estimated it.
    case setByQuota = "set by quota"
    /// No interval: the weights are raked to this share.
    case setByMargin = "set by margin"

    // Means and quartiles: numbers.csv
    case t
    case tFinite = "t, finite population"
    /// Student's, made on the logit of the place on the scale where it would else leave the scale.
    case tOnScale = "t, on the scale"
    case tLinearised = "t, linearised"
    case tLinearisedFinite = "t, linearised, finite population"
    case tLinearisedOnScale = "t, linearised, on the scale"
    case quantiles = "quantiles type 7"
    case weightedQuantiles = "weighted quantiles"

    // Durations: durations.csv
    /// The curve, and the interval of its median on the logarithm.
    case kaplanMeier = "kaplan-meier, log"

    // Cells: crosstabs.csv
    case columnPercent = "column percent"
    case residual = "adjusted residual"
    case residualEffective = "adjusted residual, effective size"
    case columnProportions = "column z"
    case columnProportionsEffective = "column z, effective size"

    /// Whether it is a method of the unweighted shares.
    public var isOfCounts: Bool { [.wilson, .wilsonFinite, .apart, .setByQuota].contains(self) }

    /// What a column `method` says: the methods of the counts, then those of the weighted figures.
    public static func text(_ methods: [Method], weighted: [Method] = []) -> String {
        let plain = methods.map(\.rawValue)
        return (plain + weighted.map { weightedMark + $0.rawValue }).joined(separator: separator)
    }

    /// The methods that a column `method` names.
    public static func named(in text: String) -> [Method] {
        text.split(separator: separator).compactMap { name in
            Method(rawValue: String(name.hasPrefix(weightedMark) ? name.dropFirst(weightedMark.count) : name))
        }
    }

    private static let separator = "; "
    private static let weightedMark = "weighted: "
}
