import DelimitedText
import PersonalDetails
import Problems
import StageFiles
import SurveyModel

/// What respondents wrote themselves and may be told: what the file of coding decisions calls `reviewed` in its
/// column `quote`. `yes` asks for a text to be told; until somebody has read it, it is only listed for the team.
struct FormQuotes {
    /// In the order of the questions.
    var reviewed: [QuoteRow] = []
    /// In the order of the file.
    var toReview: [QuoteToReview] = []

    init() {}

    /// - Parameter report: Told how many texts wait for a reader, and of each that was read and still holds a
    ///   number or an address; that is taken out.
    /// - Throws: `Failure` if the file cannot be read, or with every decision that is none.
    init(_ form: Form, _ instrument: Instrument, report: ProblemReport) throws {
        guard let path = form.cleaning.coding else { return }
        var problems: [Problem] = []
        for answer in try MarkedAnswer.all(path) {
            let position = Position(file: path, line: answer.line)
            switch answer.decision {
            case .no: continue
            case nil: problems.append(Problem(.error, at: position, ProtectProblem.noQuoteDecision))
            case .yes: toReview.append(QuoteToReview(answer))
            case .reviewed:
                let (text, kinds) = PersonalData.removed(from: answer.row.text)
                if !kinds.isEmpty {
                    let kinds = kinds.map(\.rawValue).joined(separator: ", ")
                    report(Problem(.warning, at: position, ProtectProblem.takenOutOfQuote(kinds)))
                }
                var row = answer.row
                row.text = SpreadsheetText.inert(text)
                reviewed.append(row)
            }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
        let order = instrument.questions.map(\.name)
        reviewed = order.flatMap { name in reviewed.filter { $0.question == name } }
        if !toReview.isEmpty {
            let problem = ProtectProblem.quotesToReview(form.name, texts: toReview.count)
            report(Problem(.note, at: Position(file: path), problem))
        }
    }
}

extension QuoteToReview {
    fileprivate init(_ answer: MarkedAnswer) {
        self.init()
        quote = answer.row
        line = answer.line
        let (text, kinds) = PersonalData.marked(answer.row.text)
        quote.text = SpreadsheetText.inert(answer.row.text)
        marked = SpreadsheetText.inert(text)
        looksLike = kinds.map(\.rawValue).joined(separator: ";")
    }
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
