import OrderedWork
import Problems
import StageFiles

/// The cleaning of a form's rows: blocks of them are coded side by side, and written and tallied in order.
final class FormCleaning {
    let coder: RowCoder
    let coded: ColumnOutput
    let log: CleaningLog
    let lines: ResponseLines
    var exclusions: Exclusions
    var quality: QualityTally
    var uncoded: UncodedAnswers
    /// Cells that stay open, to be settled by hand.
    let unresolved: OutputFile
    /// The first of them, and how many there are.
    private(set) var open: (first: [UnresolvedRow], count: Int) = ([], 0)
    var corrections: Corrections
    /// `nil` where there is no second entry.
    var comparison: EntryComparison?
    /// The cells in which the two entries differ.
    private(set) var differences: [DoubleEntryRow] = []
    private let rendering: ColumnRendering

    init(
        coder: RowCoder, output: StageOutput, lines: ResponseLines, exclusions: Exclusions,
        quality: QualityTally, uncoded: UncodedAnswers, corrections: Corrections
    ) throws {
        self.coder = coder
        self.lines = lines
        self.exclusions = exclusions
        self.quality = quality
        self.uncoded = uncoded
        self.corrections = corrections
        log = try CleaningLog(output.file(FileName.cleaningLog))
        unresolved = try output.file(FileName.unresolved)
        let dictionaries = [coder.columns.respondents] + coder.book.tables.map { TextDictionary($0.texts) }
        rendering = ColumnRendering(dictionaries)
        coded = try ColumnOutput(
            output, FileName.coded, header: [respondentVariable] + coder.variables, dictionaries)
    }

    /// Rows on their way.
    private struct Rows {
        var raw: RawBlock
        /// The rows to be left out, with the reasons.
        var excluded: [Int: String]
        var coded: CodedBlock
        var changes: [CodedBlock.Change]
        var digests: [UInt64]
        var cells: ColumnBlock
        var csv: ColumnPiece
    }

    /// - Parameter threads: How many code at once; the second entry is compared, and corrections are made, row after row.
    /// - Throws: `Failure` if a file cannot be read or written, or an exclusion does not fit the rows.
    func run(threads: Int, _ progress: Progress = Progress()) throws {
        try unresolved.write(UnresolvedRow.header([]))
        var next = 0
        try inOrder(threads: comparison == nil && corrections.isEmpty ? threads : 1) {
            guard next < coder.columns.blockCount else { return nil }
            defer { next += 1 }
            let raw = try coder.columns.block(next)
            return (raw, excluded(raw))
        } work: { (raw: RawBlock, excluded: [Int: String]) in
            code(raw, excluded)
        } take: { rows in
            try take(rows)
            let done = rows.raw.firstRow + rows.raw.rows
            progress.tell(rows: done)
            progress.tell(share: Double(done) / Double(max(coder.columns.rows, 1)))
        }
        try exclusions.finish()
        try corrections.finish()
        try coded.finish()
    }

    private func code(_ raw: RawBlock, _ excluded: [Int: String]) -> Rows {
        var rows = coder.answers(raw)
        if comparison != nil {
            for row in 0..<raw.rows where excluded[row] == nil { compare(row, raw, &rows) }
        }
        coder.settle(&rows, raw)
        let lines = lines
        corrections.apply(to: &rows, raw) { lines.position(ofRow: raw.firstRow + $0)?.line }
        coder.calculate(&rows)
        coder.openWhole(&rows)
        for row in excluded.keys.sorted() { rows.exclude(row, raw.respondent(row)) }
        let cells = rows.cells(beside: raw)
        return Rows(
            raw: raw, excluded: excluded, coded: rows, changes: rows.sortedChanges,
            digests: quality.digest.digests(rows), cells: cells,
            csv: ColumnPiece(csv: rendering.csv(cells)))
    }

    private func take(_ rows: Rows) throws {
        let raw = rows.raw
        try coded.append(rows.cells, rows.csv)
        for change in rows.changes {
            let (respondent, line) = (raw.respondent(change.row), line(of: change.row, raw))
            try log.add(change, respondent: respondent, line: line)
            if change.rule.isUnresolved {
                let row = UnresolvedRow(change, respondent: respondent, line: line)
                try unresolved.write(row.cells([]))
                if open.count < CheckPage.mostRows { open.first.append(row) }
                open.count += 1
            }
        }
        for (row, reason) in rows.excluded.sorted(by: { $0.key < $1.key }) {
            quality.exclude(raw.respondent(row), line: line(of: row, raw), reason: reason)
        }
        try quality.add(rows.coded, raw, digests: rows.digests, changes: rows.changes, lines)
        uncoded.add(rows.coded)
    }

    private func line(of row: Int, _ raw: RawBlock) -> Int? {
        lines.position(ofRow: raw.firstRow + row)?.line
    }

    private func excluded(_ raw: RawBlock) -> [Int: String] {
        if exclusions.isEmpty { return [:] }
        var excluded: [Int: String] = [:]
        for row in 0..<raw.rows {
            let reason = exclusions.reason(for: raw.respondent(row), line: line(of: row, raw))
            if let reason { excluded[row] = reason }
        }
        return excluded
    }

    private func compare(_ row: Int, _ raw: RawBlock, _ rows: inout CodedBlock) {
        let line = line(of: row, raw)
        let found = comparison?.merge(&rows, row: row, respondent: raw.respondent(row), line: line)
        differences += found ?? []
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
