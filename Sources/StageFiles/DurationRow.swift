/// A row of `durations.csv`: how many days something took, of all or of one group of a characteristic.
public struct DurationRow: ReleasedRow {
    public var question = ""
    /// Empty of all.
    public var by = ""
    public var byCode = ""
    /// How many have a beginning, and for how many of them it has ended; released rounded down.
    public var n: Int?
    public var ended: Int?
    /// By when it had ended for a quarter, for half, for three quarters, those counted for whom it has not.
    public var q1: Double?
    public var median: Double?
    public var q3: Double?
    /// The interval of the median; a bound that the times do not reach is `nil`.
    public var low: Double?
    public var high: Double?
    public var method = ""
    public var precision = Precision.exact

    public init() {}

    public static var columns: [Column<DurationRow>] {
        [
            .text("question", \.question), .text("by", \.by), .text("by_code", \.byCode), .integer("n", \.n),
            .integer("ended", \.ended), .number("q1", \.q1), .number("median", \.median),
            .number("q3", \.q3), .number("low", \.low), .number("high", \.high), .text("method", \.method),
        ]
    }
}

extension DurationRow {
    /// The median to report.
    public var middle: Estimate {
        Estimate(value: median, low: low, high: high, rounding: (precision.step ?? 0) / 2)
    }
}
