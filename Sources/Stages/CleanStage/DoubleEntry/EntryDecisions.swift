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
    init(_ reader: RecordReader, _ coder: RowCoder) throws {
        let table = try DecisionTable(reader, columns: ["respondent", "variable", "decision"])
        var problems: [Problem] = []
        for row in table.rows where !row.cells[2].isEmpty {
            if let problem = add(row, coder) {
                problems.append(Problem(.error, at: Position(file: reader.file, line: row.line), problem))
            }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }

    /// The value decided on; `nil` if nothing was.
    func value(_ respondent: String, _ variable: String) -> String? {
        values[Cell(respondent: respondent, variable: variable)]?.value
    }

    private mutating func add(_ row: DecisionTable.Row, _ coder: RowCoder) -> CleanProblem? {
        let (variable, text) = (row.cells[1], SpreadsheetText.original(row.cells[2]))
        guard coder.variables.contains(variable) else {
            return .unknownVariable(variable, nearest: nearestName(to: variable, among: coder.variables))
        }
        let coded = coder.answers(RawRow(columns: [variable: 0], fields: [text]))[variable]
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
