/// A row of `index-means.csv`: an index in one group of a characteristic.
public struct IndexMeanRow: ReleasedRow {
    public var question = ""
    public var by = ""
    public var byCode = ""
    /// How many of the group have a score; released rounded down.
    public var n: Int?
    public var mean: Double?
    public var sd: Double?
    public var low: Double?
    public var high: Double?
    public var q1: Double?
    public var median: Double?
    public var q3: Double?
    public var weightedMean: Double?
    public var weightedLow: Double?
    public var weightedHigh: Double?
    /// How the intervals and the quartiles were made.
    public var method = ""
    public var precision = Precision.exact

    public init() {}

    public static var columns: [Column<IndexMeanRow>] {
        [
            .text("question", \.question), .text("by", \.by), .text("by_code", \.byCode), .integer("n", \.n),
            .number("mean", \.mean), .number("sd", \.sd), .number("low", \.low), .number("high", \.high),
            .number("q1", \.q1), .number("median", \.median), .number("q3", \.q3),
            .number("weighted_mean", \.weightedMean), .number("weighted_low", \.weightedLow),
            .number("weighted_high", \.weightedHigh), .text("method", \.method),
        ]
    }
}

extension IndexMeanRow {
    /// The figures of a group as those of any number.
    public init(_ row: NumberRow, by: String, _ byCode: String) {
        (question, self.by, self.byCode, n) = (row.question, by, byCode, row.n)
        (mean, sd, low, high) = (row.mean, row.sd, row.low, row.high)
        (q1, median, q3) = (row.q1, row.median, row.q3)
        (weightedMean, weightedLow, weightedHigh) = (row.weightedMean, row.weightedLow, row.weightedHigh)
        method = row.method
    }
}
