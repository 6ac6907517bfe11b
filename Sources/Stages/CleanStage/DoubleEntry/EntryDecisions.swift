import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Decisions on cells in which the two entries differ: `double-entry.csv` with its column `decision` filled in.
struct EntryDecisions {
    /// What to write for a cell that is to be blank.
    static let blank = "(blank)"

    private struct Cell: Hashable {
        var respondent: String
        var variable: String
    }

    private var values: [Cell: (value: String, line: Int)] = [:]

    init() {}

    /// - Throws: `Failure` with every problem found, each at its line.
    init(_ reader: RecordReader, _ instrument: Instrument, form: Form) throws {
        let table = try DecisionTable(reader, columns: ["respondent", "variable", "decision"])
        var problems: [Problem] = []
        let cells = DecidedCells(instrument, form: form)
        for row in table.rows where !row.cells[2].isEmpty {
            if let problem = try add(row, cells) {
                problems.append(Problem(.error, at: Position(file: reader.file, line: row.line), problem))
            }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }

    /// The value decided on; `nil` if nothing was.
    func value(_ respondent: String, _ variable: String) -> String? {
        values[Cell(respondent: respondent, variable: variable)]?.value
    }

    private mutating func add(_ row: DecisionTable.Row, _ cells: DecidedCells) throws -> CleanProblem? {
        let (variable, text) = (row.cells[1], SpreadsheetText.original(row.cells[2]))
        guard let coded = try cells.code(text, of: variable) else {
            return .unknownVariable(variable, nearest: nearestName(to: variable, among: cells.variables))
        }
        let value = text == EntryDecisions.blank ? Unanswered.blank : coded
        if value == Unanswered.invalid { return .impossibleDecision(variable: variable) }
        let cell = Cell(respondent: SpreadsheetText.original(row.cells[0]), variable: variable)
        if let known = values[cell], known.value != value {
            return .contradictingDecision(firstLine: known.line)
        }
        values[cell] = (value, row.line)
        return nil
    }
}

/// Codes cells one by one, each as if its column held nothing else.
private struct DecidedCells {
    let variables: [String]
    private let form: Form
    private let instrument: Instrument
    private var questions: [String: Question] = [:]

    init(_ instrument: Instrument, form: Form) {
        self.form = form
        self.instrument = instrument
        for question in instrument.questions where question.role != .id {
            for variable in question.variables { questions[variable] = question }
        }
        variables = instrument.questions.filter { $0.role != .id }.flatMap(\.variables)
    }

    /// - Returns: `nil` if there is no such variable.
    func code(_ text: String, of variable: String) throws -> String? {
        guard let question = questions[variable] else { return nil }
        var part = instrument
        part.questions = [question]
        let columns = RawColumns(names: [respondentVariable, variable], rows: [["", text]])
        let coder = RowCoder(part, form: form, columns)
        guard let index = coder.book.index(of: variable) else { return nil }
        return coder.answers(try columns.block(0)).text(index, 0)
    }
}
