import Problems
import SurveyModel

/// What can be wrong with the files that cleaning reads, and what it could not settle.
enum CleanProblem: ProblemWording {
    case missingColumn(String, among: [String])
    case unknownText(String, nearest: String?)
    case noFrame(String)
    case unknownCode(String, question: String, nearest: String?)
    case severalCodes(question: String, firstLine: Int)
    case contradictingDecision(firstLine: Int)
    case unknownVariable(String, nearest: String?)
    case impossibleDecision(variable: String)
    case excludedNobody(String)
    case excludedSeveral(String, lines: [Int])
    case unresolved(question: String, count: Int)
    case uncoded(question: String, count: Int)
    case unlisted(text: String, count: Int, limit: Int)
    case failedCheck(String, count: Int)
    case differing(count: Int)
    case onlyOneEntry(count: Int)
    case tooManyForNearDuplicates(limit: Int)

    var what: String {
        switch self {
        case .missingColumn(let name, _): "there is no column \(name)"
        case .unknownText(let name, _): "\(name) is no own answer and no open text of the form"
        case .noFrame(let name): "\(name) has no coding frame"
        case .unknownCode(let code, let question, _): "\(code) is no choice of \(question)"
        case .severalCodes(let question, let line):
            "an answer has a second code, the first on line \(line), but \(question) allows one"
        case .contradictingDecision(let line): "the cell is decided otherwise on line \(line)"
        case .unknownVariable(let name, _): "\(name) is no variable of the form"
        case .impossibleDecision(let variable): "the decision is no answer that \(variable) can have"
        case .excludedNobody(let respondent): "exclude names \(respondent), whom no row carries"
        case .excludedSeveral(let respondent, let lines):
            "exclude names \(respondent), whom several rows carry (lines "
                + lines.map(String.init).joined(separator: ", ") + ")"
        case .unresolved(let question, let count):
            "\(question): \(count) \(count == 1 ? "answer" : "answers") could not be resolved, the first here"
        case .uncoded(let question, let count):
            "\(question): \(count) \(count == 1 ? "text has" : "texts have") no code yet, the first here"
        case .unlisted(let text, let count, let limit):
            "\(text) has more than \(limit) different texts; \(count) more answers are not in uncoded.csv"
        case .failedCheck(let name, let count):
            "\(count) \(count == 1 ? "respondent fails" : "respondents fail") the check \(name), the first here"
        case .differing(let count):
            "the two entries differ in \(count) \(count == 1 ? "cell" : "cells") that no decision settles, the first here"
        case .onlyOneEntry(let count):
            "\(count) \(count == 1 ? "respondent is" : "respondents are") in one of the two entries only"
        case .tooManyForNearDuplicates(let limit):
            "the form has more than \(limit) rows, so near-duplicates were not searched for"
        }
    }

    var remedy: String {
        switch self {
        case .missingColumn(let name, let columns):
            if let nearest = nearestName(to: name, among: columns) {
                "did you mean \(nearest)?"
            } else {
                "let the first row name the columns; the one of the decisions is \(name)"
            }
        case .unknownText(_, let nearest?), .unknownCode(_, _, let nearest?),
            .unknownVariable(_, let nearest?):
            "did you mean \(nearest)?"
        case .unknownText, .unknownVariable: "take the names from uncoded.csv or double-entry.csv"
        case .noFrame(let name):
            "add a question \(name)_coded with a list of choices to the instrument"
        case .unknownCode: "correct it, or add the choice to the instrument"
        case .severalCodes, .contradictingDecision: "keep one of the two"
        case .impossibleDecision: "write one of the two values, a code or (blank)"
        case .excludedNobody: "correct the id in wave.yml"
        case .excludedSeveral: "name one of them: {line: …, reason: …}"
        case .unresolved: "see cleaning-log.csv, rule unresolved, constraint or exclusive"
        case .uncoded: "see uncoded.csv, and name the completed file under coding:"
        case .unlisted: "decide on those listed first, then run again"
        case .failedCheck: "see consistency in quality.json"
        case .differing: "see double-entry.csv, and name the completed file under decisions:"
        case .onlyOneEntry: "see only_first and only_second in quality.json"
        case .tooManyForNearDuplicates: "search in parts of the form if you need them"
        }
    }
}
