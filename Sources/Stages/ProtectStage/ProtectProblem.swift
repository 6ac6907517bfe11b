import Disclosure
import Problems

/// What can be wrong with the tables to be released, or is to be known of their release.
enum ProtectProblem: ProblemWording {
    case tablesDisagree(String, by: String)
    case auditFailed(String, by: String, FeasibilityInterval, values: Int)
    case unsolved(String)
    case toldByDistributions(String, cells: Int)
    case noQuoteDecision
    case mayHoldName

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
        case .noQuoteDecision: "the column quote says neither yes nor no"
        case .mayHoldName: "the text to be quoted may hold a name, so it is kept back"
        }
    }

    var remedy: String {
        switch self {
        case .tablesDisagree: "remove the wave's output folder and run make again"
        case .auditFailed, .unsolved:
            "cross the form by fewer characteristics (crosstabs: by) or raise minimum-form, and report this"
        case .noQuoteDecision: "write yes, reviewed (it was read and names nobody), or nothing"
        case .mayHoldName: "read it; if it names nobody, write reviewed in its column quote"
        case .toldByDistributions:
            "disclosure.csv has their intervals; larger categories in the questionnaire would prevent it"
        }
    }
}
