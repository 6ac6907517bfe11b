import Problems
import SurveyModel

/// What can be wrong with a targets file.
enum TargetProblem: ProblemWording {
    case unknownColumn(String, nearest: String?)
    case missingColumn(String)
    case raggedRow(fields: Int, columns: Int)
    case unknownMeasure(String, nearest: String?)
    case notANumber(String)
    case badCondition(ExpressionError)
    case unknownQuestion(String, nearest: String?)
    case unknownChoice(String, question: String, known: [String])
    case misplacedMeasure(Measure, question: String)
    case misplacedCondition(Measure)
    case noValue(Measure)
    case outOfRange(Double, from: Double, to: Double)
    case neitherDrawnNorNot(Double)
    case unknownStyle(String)
    case twice(firstLine: Int)
    case circular(String)
    case sharesSum(question: String, sum: Double)
    case tooFewPicks(question: String, picks: Double)
    case noNumbers(question: String)
    case impossibleMean(question: String)
    case noPhrases(question: String)
    case noOrder(question: String)
    case nothingToCompare(question: String)
    case notADate(question: String)
    case unknownDetail(String, known: [String])
    case notReached(String, reached: Int, of: Int, wanted: Double)

    var what: String {
        switch self {
        case .unknownColumn(let name, _): "a targets file has no column \(name)"
        case .missingColumn(let name): "the column \(name) is missing"
        case .raggedRow(let fields, let columns): "the row has \(fields) fields, the header \(columns)"
        case .unknownMeasure(let name, _): "\(name) is no measure"
        case .notANumber(let text): "\(text) is no number"
        case .badCondition(let error): "the condition in the column where \(error.reason)"
        case .unknownQuestion(let name, _): "there is no question \(name) in the questionnaire"
        case .unknownChoice(let code, let question, _): "question \(question) has no choice \(code)"
        case .misplacedMeasure(let measure, let question):
            "\(measure.rawValue) does not fit question \(question)"
        case .misplacedCondition(let measure): "\(measure.rawValue) cannot be had for some respondents only"
        case .noValue(let measure): "\(measure.rawValue) lacks its value"
        case .outOfRange(let value, let from, let to): "\(value) is not between \(from) and \(to)"
        case .neitherDrawnNorNot(let value): "drawn is \(value)"
        case .unknownStyle(let name): "questions like this are not keyed as \(name)"
        case .twice(let line): "line \(line) says this already"
        case .circular(let name): "the answers to question \(name) depend on each other in a circle"
        case .sharesSum(let question, let sum): "the shares of question \(question) add up to \(sum), not 1"
        case .tooFewPicks(let question, let picks):
            "the shares of question \(question) allow \(picks) choices for each respondent who answered"
        case .noNumbers(let question): "nothing says what numbers to give for question \(question)"
        case .impossibleMean(let question):
            "no numbers of question \(question) within its bounds have that mean"
        case .noPhrases(let question): "there is no text for the own answers to question \(question)"
        case .noOrder(let question): "the answers to question \(question) have no order to correlate"
        case .notADate(let question): "question \(question) is no date"
        case .unknownDetail(let name, _): "\(name) is no kind of personal details"
        case .nothingToCompare(let question): "question \(question) is compared with itself"
        case .notReached(let name, let reached, let base, let wanted):
            "\(name) came to \(reached) of \(base) respondents, not to the share of \(wanted)"
        }
    }

    var remedy: String {
        switch self {
        case .unknownColumn(_, let nearest?), .unknownMeasure(_, let nearest?),
            .unknownQuestion(_, let nearest?):
            "did you mean \(nearest)?"
        case .unknownColumn: "use question, measure, code, value, where and note"
        case .missingColumn: "add it to the first line"
        case .raggedRow: "look for a comma inside a text and put that text in quotation marks"
        case .unknownMeasure: "use one of \(Measure.allCases.map(\.rawValue).joined(separator: ", "))"
        case .notANumber: "write it with digits and a decimal point, or as a fraction like 8/21"
        case .badCondition: "use only ${q} numbers 'texts' = != < <= > >= and or not() selected()"
        case .unknownQuestion: "name a question of the instrument or a derived share of the rules file"
        case .unknownChoice(_, _, let known): "use one of \(known.joined(separator: ", "))"
        case .misplacedMeasure: "see the table of measures in Documentation/simulate.md"
        case .misplacedCondition: "leave the column where empty"
        case .noValue: "fill in the column value"
        case .outOfRange: "correct the value"
        case .neitherDrawnNorNot: "write 1 where answers are drawn at random, 0 where shares are met exactly"
        case .unknownStyle: "use codes or labels, or flags where several answers are possible"
        case .twice: "remove one of the two"
        case .circular: "take back one of the conditions in the column where"
        case .sharesSum: "give every choice its share of those who answer; blanks do not count"
        case .tooFewPicks: "raise the shares until each respondent has at least one choice"
        case .noNumbers: "add a row for its mean, or for the share of each number"
        case .impossibleMean: "bring mean, min and max together"
        case .noPhrases: "add rows with the measure phrase"
        case .noOrder: "name one choice of it, as in q16=4"
        case .notADate: "name a question of type date in the column code"
        case .unknownDetail(_, let known): "use one of \(known.joined(separator: ", "))"
        case .nothingToCompare: "name another question in the column code"
        case .notReached: "change the shares of the questions it is made of, or its own"
        }
    }
}
