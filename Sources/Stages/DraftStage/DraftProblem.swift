import Problems

/// What can keep a draft from being made.
enum DraftProblem: ProblemWording {
    case noAnswers
    case exists(String)

    var what: String {
        switch self {
        case .noAnswers: "there is no header with answers below it"
        case .exists(let path): "\(path) is there already"
        }
    }

    var remedy: String {
        switch self {
        case .noAnswers: "check that this is the export, and that a row of headers stands above the answers"
        case .exists: "move it away, or name another file by --output"
        }
    }
}
