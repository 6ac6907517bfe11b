import SurveyModel

/// What a row of a targets file can ask for.
enum Measure: String, CaseIterable {
    /// The share of the respondents asked who leave the question blank.
    case blank
    /// The share of a choice, of a number or of a derived share among those who answered.
    case share
    /// 1: each respondent's answer is drawn with the shares of its question, which are then met by chance only.
    case drawn
    /// The mean of a number, hit to the nearest step over all who answered.
    case mean
    case sd
    /// The smallest and the largest number; both occur.
    case min, max
    /// Numbers are multiples of this.
    case step
    /// A date's numbers are days after the date of another question.
    case since
    /// A date after this one is left blank: it has not come yet.
    case until
    /// A column beside the form, of invented personal details.
    case personal
    /// How much a ranking's item is valued: it takes the next place in proportion to it.
    case weight
    /// The share of rankings in which two items share a place, or one has none.
    case ties, gaps
    /// Pearson's correlation with another question.
    case correlation
    /// The share of respondents for whom a condition holds, of those whose answers decide it.
    case holds
    /// A text given as an open or own answer; its value says how often, relative to the others.
    case phrase
    /// The share of cells misspelt, and of cells that differ in case and spaces only.
    case typos, variants
    /// How the operator keyed the question.
    case keyed
}

/// One row of a targets file.
struct Target {
    var line: Int
    var question: String
    var measure: Measure
    var code: String
    var value: Double?
    var condition: Expression?
}

/// How an operator keys a question throughout.
enum KeyingStyle: String, CaseIterable {
    /// The choices' codes, one cell.
    case codes
    /// The choices as printed, one cell.
    case labels
    /// A column for each choice.
    case flags
}
