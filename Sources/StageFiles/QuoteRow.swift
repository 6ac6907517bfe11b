/// A row of `quotes.csv`: what a respondent wrote, as it may be told.
public struct QuoteRow: TableRow {
    public var question = ""
    /// What it is coded as.
    public var code = ""
    public var text = ""

    public init() {}

    public static var columns: [Column<QuoteRow>] {
        [.text("question", \.question), .text("code", \.code), .inertText("text", \.text)]
    }
}
