import Problems

/// What can be wrong with a questionnaire's file.
enum InstrumentProblem: ProblemWording {
    case noSurveySheet
    case noQuestions
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
    case loop
    case choicesInFile(String)
    case passedOver(Int, types: [String])
    case conditionDropped(String, on: String)
    case lostLetters(String, String)
    case calculationLeft(String)
    case followsFrom(String, String)
    case unknownCode(UnknownCode)
    case misspelledColumn(String, nearest: String)
    case columnsPassedOver([String])

    var what: String {
        switch self {
        case .noSurveySheet: "there is no survey sheet in it"
        case .noQuestions: "there is no question in it"
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
        case .loop: "loops are not read"
        case .choicesInFile(let name): "the choices of \(name) stand in another file"
        case .passedOver(let count, let types):
            "\(count == 1 ? "a row holds no answer" : "\(count) rows hold no answers") to be counted "
                + "(\(types.joined(separator: ", "))), the first here"
        case .conditionDropped(let name, let other):
            "a condition of \(name) asks about \(other), of which nothing is known here"
        case .calculationLeft(let name): "the calculation of \(name) is not done here"
        case .followsFrom(let name, let other): "the answers to \(name) would follow from those to \(other)"
        case .unknownCode(let unknown): unknown.what
        case .misspelledColumn(let column, _): "nothing is read from the column \(column)"
        case .columnsPassedOver(let columns):
            "\(columns.count == 1 ? "a column steers" : "\(columns.count) columns steer") the tablet "
                + "(\(columns.joined(separator: ", ")))"
        case .lostLetters(let name, let label):
            "the label of \(name) seems to have lost letters: \u{201C}\(label.prefix(60))\u{201D}"
        }
    }

    var remedy: String {
        switch self {
        case .noSurveySheet: "put survey in the first column, above the questions' header or before it"
        case .noQuestions: "add rows of a type such as select_one or integer to the survey sheet"
        case .loop: "write its questions out, as a group of select_one if it is a grid"
        case .choicesInFile: "put them on the choices sheet and use select_one or select_multiple"
        case .unknownCode(let unknown): unknown.remedy
        case .misspelledColumn(_, let nearest): "did you mean \(nearest)?"
        case .columnsPassedOver: "they change no answer's meaning and are passed over"
        case .passedOver: "columns of these names are left out of the exports"
        case .conditionDropped: "the condition is left out; everybody counts as asked"
        case .calculationLeft: "the answers that the exports have are taken"
        case .followsFrom:
            "name it under derived in the rules, so that disclosure control knows; a calculation that is counted is made of "
                + "dates, numbers or texts that no other is made of"
        case .lostLetters: "correct it, and save the questionnaire as \u{201C}CSV UTF-8\u{201D}"
        case .noType, .noName, .noLabel: "fill in that column"
        case .unknownType(_, let nearest?), .unknownList(_, let nearest?), .unknownQuestion(_, let nearest?):
            "did you mean \(nearest)?"
        case .unknownType:
            "use one of \((Question.Kind.allCases.map(\.rawValue) + ["range"]).joined(separator: ", ")), or delete the row"
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

extension UnknownCode {
    public var what: String {
        "the condition asks for answer \(code) of \(question), which has no such choice"
    }

    public var remedy: String {
        nearestName(to: code, among: known).map { "did you mean \($0)?" }
            ?? "known: \(known.joined(separator: ", "))"
    }
}
