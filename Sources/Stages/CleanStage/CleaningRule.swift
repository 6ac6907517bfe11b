import Problems

/// The rules of cleaning by the names under which the log lists them, in the order in which they are
/// tried. Exact codes and labels need no rule and no row in the log.
enum CleaningRule: String, CaseIterable {
    case blank
    case spreadsheetError = "spreadsheet-error"
    case normalise
    case accepted = "accepted-spelling"
    case wholeNumber = "whole-number"
    case listNumber = "list-number"
    case dateBand = "date-band"
    case numberInBand = "number-in-band"
    case lookAlike = "look-alike"
    case kazakhLetters = "kazakh-letters"
    case lostLetters = "lost-letters"
    case typo
    case joined
    case numberFormat = "number-format"
    case numberWords = "number-words"
    case dateFormat = "date-format"
    case ownAnswer = "own-answer"
    case ownAnswerUnmarked = "own-answer-unmarked"
    case constraint
    case unresolved
    case exclusive
    case rankTied = "rank-tied"
    case rankMissing = "rank-missing"
    case doubleEntry = "double-entry"
    case coding
    case uncoded
    case notRelevant = "not-relevant"
    case excluded

    var severity: Severity {
        switch self {
        case .constraint, .unresolved, .exclusive, .rankTied, .rankMissing, .notRelevant, .doubleEntry:
            .warning
        default: .note
        }
    }
}
