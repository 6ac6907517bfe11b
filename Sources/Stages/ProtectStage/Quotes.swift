import DelimitedText
import Disclosure
import Problems
import StageFiles
import SurveyModel

/// What respondents wrote themselves, where the file of coding decisions says in its column `quote` that it
/// may be told: `yes`, or `reviewed` where somebody made sure that it names nobody.
///
/// - Parameter report: Told of every text that may hold a name and was not reviewed; it is kept back.
/// - Returns: The texts without numbers and addresses, in the order of the questions.
/// - Throws: `Failure` if the file cannot be read, or with every decision that is none.
func quotes(_ form: Form, _ instrument: Instrument, report: ProblemReport) throws -> [QuoteRow] {
    guard let path = form.cleaning.coding else { return [] }
    var rows: [QuoteRow] = []
    var problems: [Problem] = []
    for marked in try MarkedAnswer.all(path) {
        let position = Position(file: path, line: marked.line)
        switch marked.decision {
        case .no: continue
        case nil: problems.append(Problem(.error, at: position, ProtectProblem.noQuoteDecision))
        case .yes where PersonalData.mayHoldName(marked.row.text):
            report(Problem(.warning, at: position, ProtectProblem.mayHoldName))
        case .yes, .reviewed:
            var row = marked.row
            row.text = SpreadsheetText.inert(PersonalData.removed(from: row.text))
            rows.append(row)
        }
    }
    if !problems.isEmpty { throw Failure(.data, problems) }
    let order = instrument.questions.map(\.name)
    return order.flatMap { name in rows.filter { $0.question == name } }
}

/// A line of the file of coding decisions.
private struct MarkedAnswer {
    enum Decision { case yes, reviewed, no }

    var row: QuoteRow
    var line: Int
    /// `nil`: the cell says something else.
    var decision: Decision?

    /// - Returns: Nothing if the file has no column `quote`.
    static func all(_ path: String) throws -> [MarkedAnswer] {
        let reader = try RecordReader(
            path: path, recognizing: ["question", "answer", "code", "quote"].contains)
        let header = try reader.next()?.fields ?? []
        let columns = ["question", "answer", "code", "quote"].compactMap(header.firstIndex)
        guard columns.count == 4 else { return [] }
        var answers: [MarkedAnswer] = []
        while let record = try reader.next() {
            let cells = columns.map { $0 < record.fields.count ? record.fields[$0] : "" }
            var row = QuoteRow()
            row.question = cells[0]
            row.text = SpreadsheetText.original(cells[1])
            row.code = cells[2]
            answers.append(MarkedAnswer(row: row, line: record.line, decision: Decision(cells[3])))
        }
        return answers
    }
}

extension MarkedAnswer.Decision {
    init?(_ word: String) {
        if KnownWords.means(.yes, word) || KnownWords.means(.chosen, word) {
            self = .yes
        } else if KnownWords.means(.reviewed, word) {
            self = .reviewed
        } else if word.isEmpty || KnownWords.means(.no, word) || KnownWords.means(.notChosen, word) {
            self = .no
        } else {
            return nil
        }
    }
}
