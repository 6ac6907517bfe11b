import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Cells settled by hand, on record: `unresolved.csv` with its column `value` filled in. They are applied after all
/// rules, and only where the raw text is still the one that was decided on.
struct Corrections {
    private struct Correction {
        var respondent: String
        /// The line of the export; `nil` where only one row carries the respondent's number.
        var line: Int?
        var variable: String
        var raw: String
        var value: CorrectedValue
        var source: Int
        var applied = 0
        /// What stands in the cell instead of the raw text decided on.
        var isStale = false
    }

    private let file: String
    private var corrections: [Correction] = []
    private var byRespondent: [String: [Int]] = [:]

    /// No corrections.
    init() { file = "" }

    /// - Throws: `Failure` with every row that cannot be, each at its line.
    init(_ reader: RecordReader, _ instrument: Instrument) throws {
        file = reader.file
        let table = try DecisionTable(
            reader, columns: ["respondent", "variable", "raw", "value"], optional: ["line"])
        var problems: [Problem] = []
        for row in table.rows where !row.cells[3].isEmpty {
            do throws(CleanProblem) {
                try add(row, instrument)
            } catch {
                problems.append(Problem(.error, at: Position(file: file, line: row.line), error))
            }
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }

    private mutating func add(_ row: DecisionTable.Row, _ instrument: Instrument) throws(CleanProblem) {
        let (variable, text) = (row.cells[1], SpreadsheetText.original(row.cells[3]))
        let respondent = SpreadsheetText.original(row.cells[0])
        let correction = Correction(
            respondent: respondent, line: Int(row.cells[4]), variable: variable,
            raw: SpreadsheetText.original(row.cells[2]),
            value: try CorrectedValue(text, variable, instrument), source: row.line)
        let same = (byRespondent[respondent] ?? []).map { corrections[$0] }.first {
            $0.variable == variable && $0.raw == correction.raw && $0.line == correction.line
        }
        if let same { throw .contradictingDecision(firstLine: same.source) }
        byRespondent[respondent, default: []].append(corrections.count)
        corrections.append(correction)
    }

    var isEmpty: Bool { corrections.isEmpty }

    /// Settles the cells of a block.
    ///
    /// - Parameter line: The line of the export from which a row came.
    mutating func apply(to coded: inout CodedBlock, _ raw: RawBlock, line: (Int) -> Int?) {
        if corrections.isEmpty { return }
        for row in 0..<raw.rows {
            for index in byRespondent[raw.respondent(row)] ?? [] {
                let correction = corrections[index]
                if let wanted = correction.line, wanted != line(row) { continue }
                let open = coded.changes.first {
                    $0.row == row && $0.variable == correction.variable && $0.rule.isUnresolved
                }
                let texts = [open?.raw, raw.text(correction.variable, row)].compactMap(\.self)
                guard texts.contains(correction.raw) else {
                    corrections[index].isStale = true
                    continue
                }
                corrections[index].applied += 1
                correction.value.set(correction.variable, row, raw: correction.raw, in: &coded)
            }
        }
    }

    /// - Throws: `Failure` with every correction that fits no cell, or several.
    func finish() throws {
        let problems = corrections.compactMap { correction -> Problem? in
            let problem: CleanProblem
            switch (correction.applied, correction.isStale) {
            case (1, _): return nil
            case (0, true): problem = .staleCorrection(variable: correction.variable)
            case (0, false): problem = .correctedNobody(correction.respondent)
            default: problem = .correctedSeveral(correction.respondent, count: correction.applied)
            }
            return Problem(.error, at: Position(file: file, line: correction.source), problem)
        }
        if !problems.isEmpty { throw Failure(.data, problems) }
    }
}
