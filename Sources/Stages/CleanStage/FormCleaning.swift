import Problems
import StageFiles

/// The cleaning of a form's rows, block after block.
struct FormCleaning {
    let coder: RowCoder
    let coded: OutputFile
    let log: CleaningLog
    let lines: ResponseLines
    var exclusions: Exclusions
    var quality: QualityTally
    var uncoded: UncodedAnswers
    /// Cells that stay open, to be settled by hand.
    let unresolved: OutputFile
    var corrections: Corrections
    /// `nil` where there is no second entry.
    var comparison: EntryComparison?
    /// The cells in which the two entries differ.
    private(set) var differences: [DoubleEntryRow] = []

    init(
        coder: RowCoder, coded: OutputFile, log: CleaningLog, lines: ResponseLines, exclusions: Exclusions,
        quality: QualityTally, uncoded: UncodedAnswers, unresolved: OutputFile, corrections: Corrections
    ) {
        self.coder = coder
        self.coded = coded
        self.log = log
        self.lines = lines
        self.exclusions = exclusions
        self.quality = quality
        self.uncoded = uncoded
        self.unresolved = unresolved
        self.corrections = corrections
    }

    /// - Throws: `Failure` if a file cannot be read or written, or an exclusion does not fit the rows.
    mutating func run() throws {
        try coded.write([respondentVariable] + coder.variables)
        try unresolved.write(UnresolvedRow.header([]))
        for index in 0..<coder.columns.blockCount { try clean(coder.columns.block(index)) }
        try exclusions.finish()
        try corrections.finish()
    }

    private mutating func clean(_ raw: RawBlock) throws {
        var rows = coder.answers(raw)
        let excluded = excluded(raw)
        if comparison != nil {
            for row in 0..<raw.rows where excluded[row] == nil { compare(row, raw, &rows) }
        }
        coder.settle(&rows, raw)
        let lines = lines
        corrections.apply(to: &rows, raw) { lines.position(ofRow: raw.firstRow + $0)?.line }
        coder.openWhole(&rows)
        for row in excluded.keys { rows.exclude(row, raw.respondent(row)) }
        try write(rows, raw)
        for (row, reason) in excluded.sorted(by: { $0.key < $1.key }) {
            quality.exclude(raw.respondent(row), line: line(of: row, raw), reason: reason)
        }
        quality.add(rows, raw, lines)
        uncoded.add(rows)
    }

    private func line(of row: Int, _ raw: RawBlock) -> Int? {
        lines.position(ofRow: raw.firstRow + row)?.line
    }

    /// The rows to be left out, with the reasons.
    private mutating func excluded(_ raw: RawBlock) -> [Int: String] {
        if exclusions.isEmpty { return [:] }
        var excluded: [Int: String] = [:]
        for row in 0..<raw.rows {
            let reason = exclusions.reason(for: raw.respondent(row), line: line(of: row, raw))
            if let reason { excluded[row] = reason }
        }
        return excluded
    }

    private mutating func compare(_ row: Int, _ raw: RawBlock, _ rows: inout CodedBlock) {
        let line = line(of: row, raw)
        let found = comparison?.merge(&rows, row: row, respondent: raw.respondent(row), line: line)
        differences += found ?? []
    }

    private func write(_ rows: CodedBlock, _ raw: RawBlock) throws {
        for row in 0..<rows.rows {
            try coded.write([raw.respondent(row)] + rows.codes.indices.map { rows.text($0, row) })
        }
        for change in rows.sortedChanges {
            let (respondent, line) = (raw.respondent(change.row), line(of: change.row, raw))
            try log.add(change, respondent: respondent, line: line)
            if change.rule.isUnresolved {
                try unresolved.write(UnresolvedRow(change, respondent: respondent, line: line).cells([]))
            }
        }
    }
}

extension UnresolvedRow {
    fileprivate init(_ change: CodedBlock.Change, respondent: String, line: Int?) {
        self.init()
        self.respondent = SpreadsheetText.inert(respondent)
        self.line = line
        variable = change.variable
        raw = SpreadsheetText.inert(change.raw)
        candidates = SpreadsheetText.inert(change.candidates.joined(separator: " "))
    }
}
