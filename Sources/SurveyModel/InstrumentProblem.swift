import Problems

/// What can be wrong with a questionnaire's file.
enum InstrumentProblem: ProblemWording {
    case noSurveySheet
    case noType
    case unknownType(String, nearest: String?)
    case noName
    case badName(String)
    case nameTwice(String, firstLine: Int)
    case unknownList(String, nearest: String?)
    case choiceTwice(String, list: String)
    case unopenedGroup
    case unclosedGroup(String)
    case unknownWord(String, column: String, allowed: [String])
    case badExpression(String, ExpressionError)
    case unknownQuestion(String, nearest: String?)
    case noLabel(String)

    var what: String {
        switch self {
        case .noSurveySheet: "there is no survey sheet in it"
        case .noType: "the question has no type"
        case .unknownType(let type, _): "question type \(type) is not one that is read"
        case .noName: "the question has no name"
        case .badName(let name): "\(name) cannot be a name"
        case .nameTwice(let name, let line): "the variable \(name) is there already, on line \(line)"
        case .unknownList(let list, _): "there is no list \(list) on the choices sheet"
        case .choiceTwice(let name, let list): "list \(list) has the choice \(name) twice"
        case .unopenedGroup: "end_group without a begin_group"
        case .unclosedGroup(let name): "the group \(name) is not closed"
        case .unknownWord(let word, let column, _): "\(word) means nothing in the column \(column)"
        case .badExpression(let column, let error): "the condition in the column \(column) \(error.reason)"
        case .unknownQuestion(let name, _): "the condition asks about \(name), which is no question"
        case .noLabel(let name): "\(name) has no label"
        }
    }

    var remedy: String {
        switch self {
        case .noSurveySheet: "put survey in the first column, alone, above the questions' header"
        case .noType, .noName, .noLabel: "fill in that column"
        case .unknownType(_, let nearest?), .unknownList(_, let nearest?), .unknownQuestion(_, let nearest?):
            "did you mean \(nearest)?"
        case .unknownType: "use one of \(Question.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
        case .unknownList: "add its choices, or correct the list's name"
        case .unknownQuestion: "correct the name in ${ }"
        case .badName:
            "use letters, digits, - and _, no more than \(longestName) bytes, and begin with a letter"
        case .nameTwice, .choiceTwice: "give each a name of its own"
        case .unopenedGroup, .unclosedGroup: "let each begin_group have its end_group"
        case .unknownWord(_, _, let allowed): "use \(allowed.joined(separator: ", ")) or leave it empty"
        case .badExpression: "use only . ${q} numbers 'texts' = != < <= > >= and or not() selected()"
        }
    }
}

extension ExpressionError {
    /// Continues "the condition …".
    public var reason: String {
        switch self {
        case .unsupported(let name): "uses \(name), which is not evaluated"
        case .unexpectedEnd: "ends too early"
        case .tooLong: "is too long, or has too many brackets within each other"
        case .unexpected(let text): "has \(text) where it does not belong"
        }
    }
}
