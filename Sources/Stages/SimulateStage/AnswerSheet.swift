import SurveyModel

/// The answers of all respondents to the questions dealt so far, in the order they were dealt.
struct AnswerSheet {
    let respondents: Int
    private(set) var columns: [AnswerColumn] = []
    private var indexOfQuestion: [String: Int] = [:]

    init(respondents: Int) { self.respondents = respondents }

    mutating func append(_ column: AnswerColumn) {
        indexOfQuestion[column.question.name] = columns.count
        columns.append(column)
    }

    func column(_ question: String) -> AnswerColumn? { indexOfQuestion[question].map { columns[$0] } }

    func answer(_ question: String, of respondent: Int) -> Answer {
        guard let index = indexOfQuestion[question] else { return [] }
        return columns[index].answer(columns[index].cells[respondent])
    }

    /// An answer without the choices that are counted apart.
    func validAnswer(_ question: String, of respondent: Int) -> Answer {
        guard let index = indexOfQuestion[question] else { return [] }
        return columns[index].validAnswer(columns[index].cells[respondent])
    }

    func truth(_ condition: Expression, of respondent: Int) -> Truth {
        condition.truth { answer($0, of: respondent) }
    }
}
