import SurveyModel

/// A row of `distributions.csv`: how many gave one answer, of how many who answered.
public struct DistributionRow: ReleasedRow {
    public enum Kind: String, Sendable { case single, multiple, rank, grid, score }

    public var question = ""
    public var kind = Kind.single
    public var code = ""
    public var label = LocalizedText()
    public var n: Int?
    public var base: Int?
    public var blank: Int?
    public var invalid: Int?
    public var notAsked: Int?
    /// Of the base, in per cent, with its interval.
    public var percent: Double?
    public var low: Double?
    public var high: Double?
    public var weightedN: Double?
    public var weightedPercent: Double?
    public var weightedLow: Double?
    public var weightedHigh: Double?
    /// How the interval was made.
    public var method = ""
    /// Of a question with several answers: all answers given, and the share of them, in per cent, that are this one.
    public var answers: Int?
    public var percentOfAnswers: Double?
    public var weightedPercentOfAnswers: Double?
    public var precision = Precision.exact

    public init() {}

    public static var columns: [Column<DistributionRow>] {
        [
            .text("question", \.question), .word("kind", \.kind), .text("code", \.code),
            .localized("label", \.label), .integer("n", \.n), .integer("base", \.base),
            .integer("blank", \.blank), .integer("invalid", \.invalid), .integer("not_asked", \.notAsked),
            .number("percent", \.percent), .number("low", \.low), .number("high", \.high),
            .number("weighted_n", \.weightedN), .number("weighted_percent", \.weightedPercent),
            .number("weighted_low", \.weightedLow), .number("weighted_high", \.weightedHigh),
            .text("method", \.method), .integer("answers", \.answers),
            .number("percent_of_answers", \.percentOfAnswers),
            .number("weighted_percent_of_answers", \.weightedPercentOfAnswers),
        ]
    }
}

/// A row of `numbers.csv`: a number, a score, a grid item or the place of one item of a ranking.
public struct NumberRow: ReleasedRow {
    public var question = ""
    public var n: Int?
    public var mean: Double?
    public var sd: Double?
    public var low: Double?
    public var high: Double?
    public var min: Double?
    public var q1: Double?
    public var median: Double?
    public var q3: Double?
    public var max: Double?
    public var weightedMean: Double?
    public var weightedLow: Double?
    public var weightedHigh: Double?
    public var weightedQ1: Double?
    public var weightedMedian: Double?
    public var weightedQ3: Double?
    /// How the intervals and the quartiles were made.
    public var method = ""
    public var precision = Precision.exact

    public init() {}

    public static var columns: [Column<NumberRow>] {
        [
            .text("question", \.question), .integer("n", \.n), .number("mean", \.mean), .number("sd", \.sd),
            .number("low", \.low), .number("high", \.high), .number("min", \.min), .number("q1", \.q1),
            .number("median", \.median), .number("q3", \.q3), .number("max", \.max),
            .number("weighted_mean", \.weightedMean), .number("weighted_low", \.weightedLow),
            .number("weighted_high", \.weightedHigh), .number("weighted_q1", \.weightedQ1),
            .number("weighted_median", \.weightedMedian), .number("weighted_q3", \.weightedQ3),
            .text("method", \.method),
        ]
    }
}

/// A row of `crosstabs.csv`: one cell, with its column's base.
public struct CrosstabRow: ReleasedRow {
    public enum Suppression: String, Sendable {
        case none = ""
        case primary, complementary
    }

    /// A cell that carries an association: it holds more or fewer than independence explains.
    public enum Deviation: String, Sendable {
        case none = ""
        case more, fewer
    }

    public var question = ""
    public var by = ""
    public var code = ""
    public var byCode = ""
    public var n: Int?
    public var base: Int?
    public var percent: Double?
    public var weightedN: Double?
    public var weightedBase: Double?
    public var weightedPercent: Double?
    public var adjustedResidual: Double?
    public var letters = ""
    public var suppressed = Suppression.none
    /// Whether the adjusted residual is beyond its bound over all cells of the table.
    public var standsOut = Deviation.none
    /// How the residual and the letters were made.
    public var method = ""
    public var precision = Precision.exact
    /// In place of the base, the percentage and the residual where those without an answer are hidden, so that
    /// it is known only about how many answered.
    public var baseBand: Band?
    public var percentBand: Band?
    public var residualBand: Band?

    public init() {}

    public static var columns: [Column<CrosstabRow>] {
        [
            .text("question", \.question), .text("by", \.by), .text("code", \.code),
            .text("by_code", \.byCode), .integer("n", \.n), .integer("base", \.base, band: \.baseBand),
            .number("percent", \.percent, band: \.percentBand), .number("weighted_n", \.weightedN),
            .number("weighted_base", \.weightedBase), .number("weighted_percent", \.weightedPercent),
            .number("adjusted_residual", \.adjustedResidual, band: \.residualBand),
            .text("letters", \.letters),
            .word("suppressed", \.suppressed), .word("stands_out", \.standsOut), .text("method", \.method),
        ]
    }
}

/// A row of `tests.csv`: one test of association.
public struct TestRow: ReleasedRow {
    public var question = ""
    public var by = ""
    public var test = ""
    public var statistic: Double?
    public var df1: Double?
    public var df2: Double?
    public var p: Double?
    public var pAdjusted: Double?
    public var cramersV: Double?
    public var minExpected: Double?
    public var n: Int?
    public var note = ""
    public var precision = Precision.exact

    /// What `note` says where no test could be made.
    public static let notTestable =
        "fewer than two answers or two groups with respondents, or no spread in one"

    public var isTestable: Bool { !note.contains(Self.notTestable) }

    public init() {}

    public static var columns: [Column<TestRow>] {
        [
            .text("question", \.question), .text("by", \.by), .text("test", \.test),
            .number("statistic", \.statistic), .number("df1", \.df1), .number("df2", \.df2),
            .number("p", \.p), .number("p_adjusted", \.pAdjusted), .number("cramers_v", \.cramersV),
            .number("min_expected", \.minExpected), .integer("n", \.n), .text("note", \.note),
        ]
    }
}

extension TestRow {
    /// The note of a test of which only a bound of p is told, since its table has hidden cells.
    public static let coarseNote = "p is at most this, since cells of the table are hidden or merged"

    /// Whether p is a bound; then so are the adjusted p-values of the whole form.
    public var isCoarse: Bool { note == Self.coarseNote }
}
