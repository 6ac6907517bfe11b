import Problems

/// What can be wrong with margins, or with raking a sample to them.
enum MarginProblem: ProblemWording {
    case badHeader
    case empty
    case badRow
    case badNumber(question: String, code: String)
    case notAMargin(String, nearest: String?)
    case unknownCode(String, question: String, nearest: String?)
    case repeated(question: String, code: String)
    case wrongSum(question: String, sum: Double)
    case emptyCategory(question: String, code: String)
    case unwantedCategory(question: String, code: String)
    case noShares(question: String)
    case unanswered(question: String, respondents: Int)
    case contradictory(question: String, error: Double)
    case unreachableCap(ratio: Double)

    var what: String {
        switch self {
        case .badHeader: "these are not the columns of margins"
        case .empty: "there are no margins in it"
        case .badRow: "the row has not three fields"
        case .badNumber(let question, let code):
            "the population's part with code \(code) of \(question) is not a number of at least 0"
        case .notAMargin(let name, _): "\(name) is not a question of the form with one answer from a list"
        case .unknownCode(let code, let question, _): "\(code) is not a valid answer to \(question)"
        case .repeated(let question, let code): "code \(code) of \(question) stands twice"
        case .wrongSum(let question, let sum): "the shares of \(question) add up to \(sum), not to 1 or 100"
        case .emptyCategory(let question, let code):
            "nobody in the sample has code \(code) of \(question), which the margins want"
        case .unwantedCategory(let question, let code):
            "somebody in the sample has code \(code) of \(question), of which the margins want none"
        case .noShares(let question): "all parts of \(question) are 0"
        case .unanswered(let question, let respondents):
            "\(respondents) respondents have no valid answer to \(question)"
        case .contradictory(let question, let error):
            "no weights meet all margins: the shares of \(question) stay off by \(error)"
        case .unreachableCap(let ratio):
            "no weights below the cap meet the margins: the largest stays \(ratio) times the mean"
        }
    }

    var remedy: String {
        switch self {
        case .badHeader: "write question,code,share or question,code,count as its first line"
        case .empty: "give a share or count for each code of at least one question"
        case .badRow: "write the question, the code and its share or count"
        case .badNumber: "correct the number; decimals take a point"
        case .notAMargin(_, let nearest?): "did you mean \(nearest)?"
        case .notAMargin: "name a select_one question of the instrument"
        case .unknownCode(_, _, let nearest?): "did you mean \(nearest)?"
        case .unknownCode: "write the name of a choice that is not counted apart"
        case .repeated: "take one of the lines out"
        case .wrongSum: "correct the shares, or name the column count if they are counts"
        case .emptyCategory: "join the category with another one, or take the question out of the margins"
        case .unwantedCategory: "add its share or count to the margins"
        case .noShares: "correct the numbers"
        case .unanswered: "write missing: spread under weights, or complete the answers"
        case .contradictory: "check the margins against each other, or take one out"
        case .unreachableCap: "raise the cap, or take a margin out"
        }
    }
}
