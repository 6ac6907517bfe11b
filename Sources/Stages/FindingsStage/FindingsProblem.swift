import Problems
import SurveyModel

/// What can be wrong with rules, the team's tables and figures once published.
enum FindingsProblem: ProblemWording {
    case unknown(kind: String, String, known: [String])
    case repeated(String)
    case missing(String, rule: String)
    case unknownFactor(String, nearest: String?)
    case wrongTable(factor: String, table: String, Quadrant)
    case noQuadrant
    case noValue(String)
    case unknownAnswer(item: String)
    case unanswered(item: String)
    case noLevel
    case noStep(String, below: String)
    case outOfRange(String, Int, ClosedRange<Int>)
    case notReproduced(question: String, published: String, here: String)
    case withheld(question: String, published: String)
    case nothingReproduced(question: String, published: String)
    case nothingToCompare(question: String)
    case wrongPolarity(rule: String, code: String, String, quadrant: String)
    case setByDesign(rule: String, question: String)
    case formNotInWave(String, rules: Int, known: [String])

    var what: String {
        switch self {
        case .unknown(let kind, let name, _): "there is no \(kind) \(name)"
        case .repeated(let name): "\(name) stands here twice"
        case .missing(let key, let rule): "the rule \(rule) needs \(key)"
        case .unknownFactor(let name, _): "there is no factor \(name)"
        case .wrongTable(let factor, let table, let quadrant):
            "factor \(factor) belongs to table \(table), which has no column for a \(quadrant.rawValue)"
        case .noQuadrant: "the statement names no quadrant"
        case .noValue(let name): "\(name) has no value"
        case .unknownAnswer(let item): "the answer to item \(item) is not understood"
        case .unanswered(let item): "item \(item) of the checklist has no answer"
        case .noLevel: "the ladder has no level that nothing is asked for"
        case .noStep(let level, let below): "the level \(level) asks for no more than \(below) below it"
        case .outOfRange(let column, let number, _): "\(column) is \(number)"
        case .notReproduced(let question, let published, let here):
            "\(question): \(published) was published, this run gives \(here)"
        case .withheld(let question, let published):
            "\(question): \(published) was published, and disclosure control withholds the figure"
        case .nothingReproduced(let question, let published):
            "\(question): \(published) was published, and the released tables have no one such figure"
        case .wrongPolarity(let rule, let code, let polarity, let quadrant):
            "the rule \(rule) makes a \(quadrant) of answer \(code), which the questionnaire calls \(polarity)"
        case .setByDesign(let rule, let question):
            "the rule \(rule) finds nothing: the quota or the weighting has set how many answer \(question) how"
        case .formNotInWave(let form, let rules, _):
            "\(rules) of the rules \(rules == 1 ? "is" : "are") of the form \(form), which the wave does not have"
        case .nothingToCompare(let question): "\(question) has no such figure in the released tables"
        }
    }

    var remedy: String {
        switch self {
        case .unknown(_, let name, let known):
            nearestName(to: name, among: known).map { "did you mean \($0)?" }
                ?? (known.isEmpty ? "there are none" : "known: \(known.joined(separator: ", "))")
        case .repeated: "keep one of them"
        case .missing: "add it"
        case .unknownFactor(_, let nearest?): "did you mean \(nearest)?"
        case .unknownFactor: "take one of those under factors"
        case .wrongTable: "take strength or weakness for Б.1, opportunity or threat for Б.2"
        case .noQuadrant: "write strength, weakness, opportunity or threat"
        case .noValue: "write the figure, or take the row out"
        case .unknownAnswer: "write yes, no or partly (иә, жоқ, ішінара; да, нет, частично; 1, 0, 0.5)"
        case .unanswered: "it counts neither way; answer it if it can be answered"
        case .noLevel: "let the first level ask for a share of 0"
        case .noStep: "order the levels from the lowest: neither share nor floor falls, and one of them rises"
        case .outOfRange(_, _, let range):
            "write a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .notReproduced: "look at the answers, or at the figure"
        case .withheld: "compare it with the team's own tables, which do not leave the team"
        case .nothingReproduced:
            "several answers may be equally frequent, or too few for a share"
        case .wrongPolarity:
            "correct the quadrant, the threshold's direction, or polarity in the questionnaire"
        case .setByDesign: "leave it, if the rules are meant for other waves too"
        case .formNotInWave(_, _, let known):
            "leave them, if they are meant for other waves too; this one has \(known.joined(separator: ", "))"
        case .nothingToCompare: "correct form, question, measure and code"
        }
    }
}
