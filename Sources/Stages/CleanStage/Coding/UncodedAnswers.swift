import Problems
import StageFiles
import SurveyModel

/// Gathers own answers and open texts that no decision covers, for `uncoded.csv`. Spellings that are compared
/// as one are listed as one, as first met.
struct UncodedAnswers {
    /// How many different texts of a question are listed; any further one is only counted.
    static let limit = 100_000

    private struct Entry {
        var answer: String
        var count: Int
    }

    private let instrument: Instrument
    private let texts: [Question]
    private let decisions: CodingDecisions
    private var entries: [String: [MatchingKey: Entry]] = [:]
    /// Answers that are not listed, because there were too many different ones before them.
    private var unlisted: [String: Int] = [:]

    init(_ instrument: Instrument, _ decisions: CodingDecisions) {
        self.instrument = instrument
        self.decisions = decisions
        texts = instrument.questions.filter { $0.kind == .text && $0.role != .id }
    }

    mutating func add(_ coded: CodedBlock) {
        for text in texts.map(\.name) {
            guard let variable = coded.book.index(of: text) else { continue }
            for row in coded.counted where coded.isAnswered(variable, row) {
                let answer = coded.text(variable, row)
                if decisions.codes(of: answer, to: text) != nil { continue }
                let key = MatchingKey(answer)
                if entries[text]?.count ?? 0 >= UncodedAnswers.limit, entries[text]?[key] == nil {
                    unlisted[text, default: 0] += 1
                    continue
                }
                entries[text, default: [:]][key, default: Entry(answer: answer, count: 0)].count += 1
            }
        }
    }

    /// Says for each question how many answers are not listed.
    ///
    /// - Parameter file: The form's export.
    func problems(file: String) -> [Problem] {
        texts.compactMap { text in
            unlisted[text.name].map {
                Problem(
                    .note, at: Position(file: file),
                    CleanProblem.unlisted(text: text.name, count: $0, limit: UncodedAnswers.limit))
            }
        }
    }

    /// In the order of the form, the most frequent first.
    var rows: [UncodedRow] { texts.flatMap(rows) }

    private func rows(_ text: Question) -> [UncodedRow] {
        let suggestions = instrument.frame(of: text).map { frame in
            CodeSuggestions(frame, decided: decisions.codes[text.name] ?? [:])
        }
        let sorted = (entries[text.name] ?? [:]).sorted {
            ($1.value.count, $0.key) < ($0.value.count, $1.key)
        }
        return sorted.map { key, entry in
            var row = UncodedRow()
            row.question = text.name
            row.answer = SpreadsheetText.inert(entry.answer)
            row.count = entry.count
            row.suggestion = suggestions?.suggestion(for: key) ?? ""
            return row
        }
    }
}
