import StageFiles
import SurveyModel

/// Gathers own answers and open texts for `uncoded.csv`.
struct UncodedAnswers {
    private let questions: [String]
    private var counts: [String: [String: Int]] = [:]

    init(_ instrument: Instrument) {
        questions = instrument.questions.filter { $0.kind == .text && $0.role != .id }.map(\.name)
    }

    mutating func add(_ row: CodedRow) {
        for question in questions where !Unanswered.covers(row[question]) {
            counts[question, default: [:]][row[question], default: 0] += 1
        }
    }

    /// In the order of the form, the most frequent first.
    var rows: [UncodedRow] {
        questions.flatMap { question in
            (counts[question] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                answer, count in
                var row = UncodedRow()
                row.question = question
                row.answer = SpreadsheetText.inert(answer)
                row.count = count
                return row
            }
        }
    }
}
