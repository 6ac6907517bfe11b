import StageFiles
import SurveyModel

/// Gathers own answers and open texts that no decision covers, for `uncoded.csv`. Spellings that are compared
/// as one are listed as one, as first met.
struct UncodedAnswers {
    private struct Entry {
        var answer: String
        var count: Int
    }

    private let instrument: Instrument
    private let texts: [Question]
    private let decisions: CodingDecisions
    private var entries: [String: [MatchingKey: Entry]] = [:]

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
                entries[text, default: [:]][MatchingKey(answer), default: Entry(answer: answer, count: 0)]
                    .count += 1
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
