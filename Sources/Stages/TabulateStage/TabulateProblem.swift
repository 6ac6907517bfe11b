import Problems

/// What can be wrong with what is to be counted.
enum TabulateProblem: ProblemWording {
    case unknownQuestion(String, nearest: String?)
    case notCrossable(String)
    case derivedName(String)

    var what: String {
        switch self {
        case .unknownQuestion(let name, _): "the form has no question \(name)"
        case .notCrossable(let name): "\(name) cannot be crossed with others, since it is not a question with one answer"
        case .derivedName(let name): "the derived share \(name) bears the name of a question"
        }
    }

    var remedy: String {
        switch self {
        case .unknownQuestion(_, let nearest?): "did you mean \(nearest)?"
        case .unknownQuestion: "name one of the instrument's questions"
        case .notCrossable: "take it out of crosstabs: by, or of the demographics"
        case .derivedName: "give it another name"
        }
    }
}
