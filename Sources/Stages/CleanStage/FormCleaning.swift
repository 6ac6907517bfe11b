import DelimitedText
import Problems
import StageFiles

/// The cleaning of a form's rows, one after the other.
struct FormCleaning {
    let coder: RowCoder
    let coded: OutputFile
    let log: CleaningLog
    var exclusions: Exclusions
    var quality: QualityTally
    var uncoded: UncodedAnswers
    /// `nil` where there is no second entry.
    var comparison: EntryComparison?
    /// The cells in which the two entries differ.
    private(set) var differences: [DoubleEntryRow] = []

    init(
        coder: RowCoder, coded: OutputFile, log: CleaningLog, exclusions: Exclusions, quality: QualityTally,
        uncoded: UncodedAnswers
    ) {
        self.coder = coder
        self.coded = coded
        self.log = log
        self.exclusions = exclusions
        self.quality = quality
        self.uncoded = uncoded
    }

    /// - Throws: `Failure` if a file cannot be read or written, or an exclusion does not fit the rows.
    mutating func run(_ responses: RecordReader, _ lines: ResponseLines) throws {
        var lines = lines
        let columns = columnNumbers(try responses.next()?.fields ?? [])
        try coded.write([respondentVariable] + coder.variables)
        while let record = try responses.next() {
            let raw = RawRow(columns: columns, fields: record.fields)
            try clean(raw, respondent: record.fields[0], at: lines.next())
        }
        try exclusions.finish()
    }

    private mutating func clean(_ raw: RawRow, respondent: String, at position: Position?) throws {
        let line = position?.line
        if let reason = exclusions.reason(for: respondent, line: line) {
            return try exclude(respondent, line: line, reason: reason)
        }
        var row = coder.answers(raw)
        if let found = comparison?.merge(&row, respondent: respondent, line: line) { differences += found }
        coder.settle(&row, raw)
        let answers = coder.variables.map { row[$0] }
        try coded.write([respondent] + answers)
        try log.add(row.changes, respondent: respondent, line: line)
        quality.add(respondent, row, answers: answers, at: position)
        uncoded.add(row)
    }

    /// The row stays, so that rows and respondents are those of `responses.csv`, but counts as never asked.
    private mutating func exclude(_ respondent: String, line: Int?, reason: String) throws {
        try coded.write([respondent] + coder.variables.map { _ in Unanswered.notAsked })
        let change = CodedRow.Change(
            variable: respondentVariable, raw: respondent, coded: Unanswered.notAsked, rule: .excluded)
        try log.add([change], respondent: respondent, line: line)
        quality.exclude(respondent, line: line, reason: reason)
    }
}
