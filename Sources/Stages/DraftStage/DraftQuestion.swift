/// A question as the draft has it.
struct DraftQuestion {
    enum Kind: Equatable {
        case single, multiple, rank, integer, decimal, text, date
        /// The items of a group, which are questions with one answer each.
        case grid([Item])
    }

    struct Item: Equatable {
        var name: String
        var label: String
    }

    struct Choice: Equatable {
        var name: String
        var label: String
        /// Whether it is no answer to what was asked.
        var isMissing = false
    }

    var name: String
    var label: String
    var kind: Kind
    var choices: [Choice] = []
    var role = ""
    var isOrdinal = false
    var constraint = ""
    /// Headers it stands under, where neither name nor label tells them.
    var headers: [String] = []
    /// Whether an own answer may be written; the text has a question of its own.
    var allowsOwnAnswer = false
    /// Headers of the column with its text, where its name does not tell them.
    var otherHeaders: [String] = []
    /// What a person has to look at.
    var checks: [String] = []

    var type: String {
        switch kind {
        case .single: "select_one"
        case .multiple: "select_multiple"
        case .rank: "rank"
        case .integer: "integer"
        case .decimal: "decimal"
        case .text: "text"
        case .date: "date"
        case .grid: "select_one"
        }
    }

    var hasChoices: Bool {
        switch kind {
        case .single, .multiple, .rank, .grid: true
        default: false
        }
    }
}
