import Problems

/// The rules of cleaning by the names under which the log lists them, in the order in which they are
/// tried. Exact codes and labels need no rule and no row in the log.
enum CleaningRule: String, CaseIterable {
    case blank
    case spreadsheetError = "spreadsheet-error"
    case nameOrLabel = "name-or-label"
    case readAsLabel = "read-as-label"
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
    case flagCodes = "flag-codes"
    case numberFormat = "number-format"
    case numberWords = "number-words"
    case dateFormat = "date-format"
    case ownAnswer = "own-answer"
    case ownAnswerUnmarked = "own-answer-unmarked"
    case constraint
    case notWhole = "not-whole"
    case unresolved
    case exclusive
    case rankTied = "rank-tied"
    case rankMissing = "rank-missing"
    case doubleEntry = "double-entry"
    case correction
    case coding
    case uncoded
    case calculated
    case notRelevant = "not-relevant"
    case excluded

    var severity: Severity {
        switch self {
        case .constraint, .notWhole, .nameOrLabel, .unresolved, .exclusive, .rankTied, .rankMissing,
            .notRelevant, .doubleEntry:
            .warning
        default: .note
        }
    }

    /// It leaves an answer open that was given.
    var isUnresolved: Bool {
        switch self {
        case .unresolved, .nameOrLabel, .constraint, .notWhole, .exclusive: true
        default: false
        }
    }
}
