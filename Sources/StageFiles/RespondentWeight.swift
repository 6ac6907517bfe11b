/// A row of the team's own `respondent-weights.csv`: what a respondent counts for, in the order of `coded.csv`.
public struct RespondentWeight: TableRow {
    public var respondent = ""
    public var weight: Double?

    public init() {}

    public static var columns: [Column<RespondentWeight>] {
        [.text("respondent", \.respondent), .number("weight", \.weight)]
    }
}
