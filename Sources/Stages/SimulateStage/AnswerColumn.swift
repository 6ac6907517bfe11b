import CivilCalendar
import StageFiles
import SurveyModel

/// The answers of all respondents to one question, a small number each.
///
/// The number is an index into the list of different answers, or a count of steps where the answer is a
/// number itself.
struct AnswerColumn {
    static let blank = Int32.min
    /// The question's `relevant` does not hold.
    static let notAsked = Int32.min + 1

    let question: Question
    /// What one step of a number is worth.
    let step: Double
    var cells: [Int32]
    /// The different answers as conditions see them: the names of choices, or a text.
    private(set) var answers: [Answer] = []
    /// For each different answer to a multiple question or a ranking, what stands under each choice:
    /// 1 or 0, or a place with 0 for none.
    private(set) var marks: [[UInt8]] = []
    private var indexOfMarks: [[UInt8]: Int32] = [:]
    private let missing: [String]

    init(_ question: Question, respondents: Int, step: Double = 1, texts: [String] = []) {
        self.question = question
        self.step = step
        missing = question.choices.filter(\.isUndecided).map(\.name)
        cells = Array(repeating: AnswerColumn.blank, count: respondents)
        answers = question.kind == .single ? question.choices.map { [$0.name] } : texts.map { [$0] }
    }

    static func isAnswer(_ cell: Int32) -> Bool { cell > notAsked }

    var isNumber: Bool { [.integer, .decimal, .date].contains(question.kind) }

    /// The index of an answer to a multiple question or a ranking, by its marks.
    mutating func index(of marks: [UInt8]) -> Int32 {
        if let known = indexOfMarks[marks] { return known }
        let index = Int32(self.marks.count)
        self.marks.append(marks)
        let marked = marks.indices.filter { marks[$0] > 0 }.sorted {
            marks[$0] != marks[$1] ? marks[$0] < marks[$1] : $0 < $1
        }
        answers.append(marked.map { question.choices[$0].name })
        indexOfMarks[marks] = index
        return index
    }

    /// Counts days from another question's dates, where the column was dealt as days after them; what lies after the last
    /// day that has come is left blank, and so is what has nothing to count from.
    mutating func count(from dates: AnswerColumn?, until last: Double?) {
        for respondent in cells.indices where AnswerColumn.isAnswer(cells[respondent]) {
            if let dates {
                let begin = dates.cells[respondent]
                let isThere = AnswerColumn.isAnswer(begin)
                cells[respondent] = isThere ? cells[respondent] + begin : AnswerColumn.blank
            }
            if let last, Double(cells[respondent]) > last { cells[respondent] = AnswerColumn.blank }
        }
    }

    func number(_ cell: Int32) -> Double { Double(cell) * step }

    /// A cell's answer as conditions see it.
    func answer(_ cell: Int32) -> Answer {
        if !AnswerColumn.isAnswer(cell) { return [] }
        if question.kind == .date { return [CalendarDay(number: Int(number(cell))).text] }
        return isNumber ? [format(number(cell))] : answers[Int(cell)]
    }

    /// A cell's answer without the choices that are no answer, so that a derived share comes out the same whether they are
    /// counted or not.
    func validAnswer(_ cell: Int32) -> Answer {
        let answer = answer(cell)
        return missing.isEmpty ? answer : answer.filter { !missing.contains($0) }
    }
}
