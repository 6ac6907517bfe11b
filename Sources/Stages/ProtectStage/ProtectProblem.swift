import Disclosure
import Problems
import StageFiles

/// What can be wrong with the tables to be released, or is to be known of their release.
enum ProtectProblem: ProblemWording {
    case tablesDisagree(String, by: String)
    case auditFailed(String, by: String, FeasibilityInterval, values: Int)
    case unsolved(String)
    case toldByDistributions(String, cells: Int)
    case noQuoteDecision
    case quotesToReview(String, texts: Int)
    case takenOutOfQuote(String)
    case panelWithoutIDs(String)
    case panelWithWeights(String)
    case fewMembers(String, members: Int, of: Int, repeated: Int)

    var what: String {
        switch self {
        case .tablesDisagree(let question, let by):
            "the table of \(question)\(by.isEmpty ? "" : " by \(by)") is not what coded.csv adds up to"
        case .auditFailed(let question, let by, let interval, let values):
            "the audit failed: a hidden count of \(question) by \(by) must lie between \(interval.low) and "
                + "\(interval.high), where \(values) values should be possible; nothing was released"
        case .unsolved(let question):
            "the linear programme of \(question) could not be solved; nothing was released"
        case .toldByDistributions(let form, let cells):
            "\(cells) hidden counts of form \(form) follow from the distributions more closely than the rule "
                + "asks"
        case .noQuoteDecision: "the column quote says neither reviewed, yes nor no"
        case .quotesToReview(let form, let texts):
            "\(texts) \(texts == 1 ? "text" : "texts") to be quoted of form \(form) nobody has read yet, so "
                + "\(texts == 1 ? "it is" : "they are") kept back: yes alone lets none out any more"
        case .takenOutOfQuote(let kinds):
            "the text to be quoted was read and still holds what can reach somebody (\(kinds)); it was taken out"
        case .panelWithoutIDs(let form):
            "form \(form) is a panel, but its questionnaire or that of the wave before has no question of role id, so "
                + "nobody can be found again; the waves are compared as if others had answered"
        case .panelWithWeights(let form):
            "form \(form) is a panel with weights; the waves are compared as if others had answered"
        case .fewMembers(let form, let members, let all, let repeated):
            "form \(form) is a panel, but of its \(all) respondents \(members) are found in the wave before"
                + (repeated > 0 ? "; \(repeated) have an id that others have too, and are left out" : "")
        }
    }

    var remedy: String {
        switch self {
        case .tablesDisagree: "remove the wave's output folder and run make again"
        case .auditFailed, .unsolved:
            "cross the form by fewer characteristics (crosstabs: by) or raise minimum-form, and report this"
        case .noQuoteDecision: "write reviewed (it was read and names nobody), yes (to be read), or nothing"
        case .quotesToReview(let form, _):
            "read them in \(form)/\(FileName.quotesToReview), and write reviewed for yes at the line of each that "
                + "names nobody"
        case .panelWithoutIDs: "give the number of the form the role id, or take panel out"
        case .panelWithWeights: "nothing is wrong: the intervals are wider than they had to be"
        case .fewMembers: "look at the ids of both waves, or take panel out"
        case .takenOutOfQuote: "quote another text, or leave it so"
        case .toldByDistributions:
            "disclosure.csv has their intervals; larger categories in the questionnaire would prevent it"
        }
    }
}
