/// A row of `trend.csv`: a share or a mean in one of several waves.
public struct TrendRow: TableRow {
    public enum Measure: String, Sendable { case share, mean }

    public var form = ""
    public var question = ""
    /// Empty for a mean, and where the whole question cannot be set beside the present wave's.
    public var code = ""
    public var measure = Measure.share
    public var wave = ""
    /// A share in per cent; weighted where the form is.
    public var value: Double?
    public var low: Double?
    public var high: Double?
    public var base: Int?
    /// Why the wave has no figure that could stand beside the present one's.
    public var reason = ChangeRow.Reason.none

    public init() {}

    public static var columns: [Column<TrendRow>] {
        [
            .text("form", \.form), .text("question", \.question), .text("code", \.code),
            .word("measure", \.measure), .text("wave", \.wave), .number("value", \.value),
            .number("low", \.low), .number("high", \.high), .integer("base", \.base),
            .word("reason", \.reason),
        ]
    }
}
