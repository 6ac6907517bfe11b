import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Codes the raw answers of a form and logs every change: `coded.csv`, `dictionary.csv`,
/// `cleaning-log.csv`, `uncoded.csv` and `quality.json`.
public func clean(_ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport) throws {
    let folder = output.form(form.name)
    let ingested = try readJSON(IngestReport.self, at: "\(folder)/\(FileName.ingest)")
    let instrument = try Instrument.load(path: form.instrument)
    let coder = RowCoder(instrument, form: form)
    let stage = try StageOutput(folder: folder, isPrivate: true)
    let coded = try stage.file(FileName.coded)
    let log = try CleaningLog(stage.file(FileName.cleaningLog))
    var quality = QualityTally(instrument)
    var uncoded = UncodedAnswers(instrument)
    var lines = ResponseLines(ingested)

    let responses = try RecordReader(path: "\(folder)/\(FileName.responses)")
    let columns = columnNumbers(try responses.next()?.fields ?? [])
    try coded.write([respondentVariable] + coder.variables)
    while let record = try responses.next() {
        let respondent = record.fields[0]
        let row = coder.code(RawRow(columns: columns, fields: record.fields))
        let values = coder.variables.map { row[$0] }
        try coded.write([respondent] + values)
        try log.add(row.changes, respondent: respondent, line: lines.next())
        quality.add(respondent, row, answers: values)
        uncoded.add(row)
    }
    try stage.write(instrument.dictionary(wave.languages), to: FileName.dictionary, languages: wave.languages)
    try stage.write(uncoded.rows, to: FileName.uncoded, languages: wave.languages)
    try stage.write(
        quality.report(form: form.name, rejected: ingested.rowsRejected), json: FileName.quality)
    try stage.commit()
}

private func columnNumbers(_ header: [String]) -> [String: Int] {
    Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
}

/// Writes `cleaning-log.csv` as the rows come.
private struct CleaningLog {
    private let file: OutputFile

    init(_ file: OutputFile) throws {
        self.file = file
        try file.write(CleaningRow.header([]))
    }

    func add(_ changes: [CodedRow.Change], respondent: String, line: Int?) throws {
        for change in changes {
            var row = CleaningRow()
            row.respondent = SpreadsheetText.inert(respondent)
            row.line = line
            row.variable = change.variable
            row.raw = SpreadsheetText.inert(change.raw)
            row.coded = SpreadsheetText.inert(change.coded)
            row.rule = change.rule.rawValue
            row.severity = change.rule.severity.rawValue
            row.candidates = change.candidates.joined(separator: " ")
            try file.write(row.cells([]))
        }
    }
}
