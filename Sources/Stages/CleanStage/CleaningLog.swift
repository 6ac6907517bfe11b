import StageFiles

/// Writes `cleaning-log.csv` as the rows come.
struct CleaningLog {
    private let file: OutputFile

    init(_ file: OutputFile) throws {
        self.file = file
        try file.write(CleaningRow.header([]))
    }

    func add(_ change: CodedBlock.Change, respondent: String, line: Int?) throws {
        var row = CleaningRow()
        row.respondent = SpreadsheetText.inert(respondent)
        row.line = line
        row.variable = change.variable
        row.raw = SpreadsheetText.inert(change.raw)
        row.coded = SpreadsheetText.inert(change.coded)
        row.rule = change.rule.rawValue
        row.severity = change.rule.severity.rawValue
        row.candidates = SpreadsheetText.inert(change.candidates.joined(separator: " "))
        try file.write(row.cells([]))
    }
}
