/// Why weights cannot be raked. Margins and their categories are given by their index.
public enum RakingError: Error, Sendable, Hashable {
    /// The margin wants a share of a category that nobody in the sample is in.
    case emptyCategory(margin: Int, category: Int)
    /// The margin wants none of a category that somebody in the sample is in.
    case unwantedCategory(margin: Int, category: Int)
    /// A share is negative or not a number, or all shares of the margin are zero.
    case invalidShares(margin: Int)
    /// A base weight is not positive and finite, or stands for a negative number of respondents.
    case invalidWeight(cell: Int)
    /// A respondent did not answer the margin's question, and such answers are refused.
    case missingAnswer(margin: Int, cell: Int)
    /// No weights meet all margins: this one was still off by `error` (in shares) at the end.
    case contradictoryMargins(margin: Int, error: Double)
    /// No weights below the cap meet all margins; the largest was still `ratio` times the mean.
    case unreachableCap(ratio: Double)
}
