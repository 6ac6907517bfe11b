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

/// A row of the team's `quotes-to-review.csv`: a text that a coding decision wants quoted and that nobody has
/// read yet.
public struct QuoteToReview: TableRow {
    public var quote = QuoteRow()
    /// The decision's line in the file of coding decisions.
    public var line: Int?
    /// The text, with what may name or reach somebody in double brackets.
    public var marked = ""
    /// What that looks like: `name`, `number`, `plate`, `address`, `date`, `account`, with `;` between them.
    public var looksLike = ""

    public init() {}

    public static var columns: [Column<QuoteToReview>] {
        [
            .integer("line", \.line), .text("question", \.quote.question), .text("code", \.quote.code),
            .text("answer", \.quote.text), .text("marked", \.marked), .text("looks_like", \.looksLike),
        ]
    }
}
