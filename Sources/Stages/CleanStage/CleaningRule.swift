import Problems

/// The rules of cleaning by the names under which the log lists them, in the order in which they are
/// tried. Exact codes and labels need no rule and no row in the log.
enum CleaningRule: String, CaseIterable {
    /// A text that stands for no answer.
    case blank
    /// A code or label but for case, spaces, dashes, quotation marks or closing punctuation.
    case normalise
    /// A further spelling that the instrument lists.
    case accepted = "accepted-spelling"
    /// Latin letters for the Cyrillic ones they look like, or the other way round.
    case lookAlike = "look-alike"
    /// Kazakh letters typed as their Russian neighbours.
    case kazakhLetters = "kazakh-letters"
    /// A slip of the keyboard, where exactly one choice is near.
    case typo
    /// Several answers in one cell.
    case joined
    /// A number written otherwise than with a decimal point.
    case numberFormat = "number-format"
    /// A date written otherwise than year-month-day.
    case dateFormat = "date-format"
    /// A text of the respondent's own where the form has room for one.
    case ownAnswer = "own-answer"
    /// An own answer was written but the choice for it not marked.
    case ownAnswerUnmarked = "own-answer-unmarked"
    /// An answer to a question that was not to be asked.
    case notRelevant = "not-relevant"
    /// A number that cannot be.
    case constraint
    /// Nothing fits, or more than one thing does.
    case unresolved

    var severity: Severity {
        switch self {
        case .constraint, .unresolved, .notRelevant: .warning
        default: .note
        }
    }
}
