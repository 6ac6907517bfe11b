import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Decides row by row what of an export is taken over, and keeps account of it.
struct ExportCopy {
    private let shape: RowShape
    var tally: RowTally
    private var lines = LineNumbers()
    private var damaged: [IngestReport.DamagedCell] = []
    /// Lines of blank rows, until a row with answers shows that they lie between such rows.
    private var blankLines: [Int] = []
    /// By column without a header: how many of its cells hold something, and the first such line.
    private var unheaded: [Int: (count: Int, line: Int)] = [:]
    /// No row of answers has come yet.
    private var isFirst = true
    private var totals: TotalsRow
    private var numbers: RowNumbers
    private let idColumn: Int?
    private let digests: DigestColumns

    private var header: HeaderRows { shape.mapping.header }

    init(
        _ shape: RowShape, totals: TotalsRow, numbers: RowNumbers, columns: ResponseColumns, tally: RowTally
    ) {
        self.shape = shape
        self.totals = totals
        self.numbers = numbers
        idColumn = columns.id
        digests = columns.digests
        self.tally = tally
        self.numbers.beginFile(tally.file)
    }

    /// Rows of the form's width with something in them need no closer look: the rows after the header have begun,
    /// and no blank ones are held back.
    var takesPlainRows: Bool { !isFirst && blankLines.isEmpty }

    /// Accounts for a row that needs no closer look.
    ///
    /// - Returns: Whether to write it; not if it is an earlier one again.
    mutating func acceptPlain(_ batch: RecordBatch, _ record: Int, _ digest: RowDigest, line: Int) -> Bool {
        totals.add(batch, record)
        let earlier = numbers.add(digest, hasNumbers: idColumn != nil, line: line) {
            digests.answered(batch, record)
        }
        if let earlier {
            leaveOut(line, earlier)
            return false
        }
        tally.countRow()
        lines.add(line)
        return true
    }

    /// - Returns: The record to write, if the row is one of answers.
    mutating func accept(_ row: RowReader.Row, _ rules: ExportRules) -> DelimitedRecord? {
        switch row {
        case .unreadable(let line, let problem):
            if line > header.lastLine { tally.reject(line, problem) }
            return nil
        case .record(let record):
            if record.line <= header.lastLine {
                noteDamage(record)
                return nil
            }
            if record.fields.allSatisfy(isBlankCell) {
                if !isFirst { blankLines.append(record.line) }
                return nil
            }
            return answers(record, rules)
        }
    }

    private mutating func answers(_ record: DelimitedRecord, _ rules: ExportRules) -> DelimitedRecord? {
        for line in blankLines { tally.reject(line, IngestProblem.blankRow, isUnreadable: false) }
        blankLines.removeAll()
        if header.isRepeated(by: record) { return leaveOut(record, .headerAgain) }
        if isFirst, record.line <= header.describedLine || describesColumns(record) {
            return leaveOut(record, .columnDescriptions)
        }
        let ragged = IngestProblem.raggedRow(fields: record.fields.count, columns: header.headedWidth)
        switch shape.fit(record) {
        case .fits: break
        case .tooLong where rules.raggedRows == .refuse:
            tally.countRow()
            tally.refuse(
                record.line, IngestProblem.overlongRow(fields: record.fields.count, columns: header.width))
            return nil
        case .tooShort, .tooLong:
            tally.reject(record.line, ragged)
            return nil
        }
        switch totals.verdict(record) {
        case .certain: return leaveOut(record, .totals)
        case .possible: tally.warn(record.line, IngestProblem.likeTotals)
        case .answers: totals.add(record)
        }
        let isNumbered = idColumn.map { !isBlankCell(record.fields[$0]) } ?? true
        if isNumbered, let earlier = earlier(than: record) {
            leaveOut(record.line, earlier)
            return nil
        }
        isFirst = false
        tally.countRow()
        lines.add(record.line)
        noteDamage(record)
        noteUnheaded(record)
        return record
    }

    private mutating func earlier(than record: DelimitedRecord) -> RowNumbers.Earlier? {
        numbers.add(digests.digest(record), hasNumbers: idColumn != nil, line: record.line) {
            digests.answered(record)
        }
    }

    private mutating func leaveOut(_ line: Int, _ earlier: RowNumbers.Earlier) {
        switch earlier {
        case .line(let first): tally.rejectRepeated(line, IngestProblem.rowAgain(line: first), isTold: true)
        case .other(let file, let first):
            // All of them are told as one.
            tally.rejectRepeated(line, IngestProblem.rowElsewhere(file, line: first), isTold: false)
        }
    }

    private mutating func leaveOut(_ record: DelimitedRecord, _ problem: IngestProblem) -> DelimitedRecord? {
        tally.reject(record.line, problem, isUnreadable: false)
        return nil
    }

    /// Whether a row says of most columns what they are, as the second and third rows of some exports do.
    private func describesColumns(_ record: DelimitedRecord) -> Bool {
        let filled = record.fields.filter { !isBlankCell($0) }
        let announced = filled.count { HeaderRows.announcesAnswers($0) || HeaderRows.isImportID($0) }
        if announced * 2 > filled.count { return true }
        let mapped = shape.mapping.variables.count { $0 != nil }
        let described = zip(shape.mapping.variables, record.fields).count { variable, cell in
            variable.map { shape.describes(cell, $0) } ?? false
        }
        return described > 1 && described * 2 > mapped
    }

    private mutating func noteDamage(_ record: DelimitedRecord) {
        for column in record.damagedFields {
            let variable = column < shape.mapping.variables.count ? shape.mapping.variables[column] : nil
            damaged.append(.init(line: record.line, column: column + 1, variable: variable ?? ""))
            tally.warn(record.line, column: column + 1, IngestProblem.damagedCell(column + 1, variable))
        }
    }

    private mutating func noteUnheaded(_ record: DelimitedRecord) {
        for column in shape.unheadedColumns where column < record.fields.count {
            if isBlankCell(record.fields[column]) { continue }
            unheaded[column, default: (0, record.line)].count += 1
        }
    }
}

extension ExportCopy {
    /// - Throws: `Failure` if so much of the file is blank, left out or damaged that the rest of it does not matter.
    func giveUpIfHopeless() throws {
        if blankLines.count > InputLimit.blankRows {
            throw Failure.data(
                at: Position(file: tally.file, line: blankLines.first),
                FileProblem.tooManyBlankLines(limit: InputLimit.blankRows))
        }
        if tally.rejected.count > InputLimit.listed {
            try tally.checkMostRows(headerLine: header.line)
            throw Failure.data(
                at: Position(file: tally.file, line: header.line),
                IngestProblem.tooManyRejected(limit: InputLimit.listed))
        }
        if damaged.count > InputLimit.listed {
            throw Failure.data(
                at: Position(file: tally.file, line: header.line),
                IngestProblem.tooManyDamaged(limit: InputLimit.listed))
        }
    }

    /// - Throws: `Failure` if the rows show that the file would be misread, or there are none.
    mutating func finish() throws {
        for (column, found) in unheaded.sorted(by: { $0.key < $1.key }) {
            tally.note(found.line, column: column + 1, IngestProblem.noHeader(column + 1, cells: found.count))
        }
        if numbers.again.count > 0 { tally.warn(numbers.again.line, IngestProblem.idAgain(numbers.again)) }
        if numbers.copies.count > 0 {
            tally.warn(numbers.copies.line, IngestProblem.rowsElsewhere(numbers.copies))
        }
        if numbers.inOther.count > 0 {
            tally.warn(numbers.inOther.line, IngestProblem.idElsewhere(numbers.inOther))
        }
        if numbers.unkept.count > 0 {
            tally.remark(numbers.unkept.line, IngestProblem.unkeptNumbers(numbers.unkept))
        }
        if let begins = numbers.begins {
            tally.warn(header.line, IngestProblem.sameAnswers(begins.file, rows: begins.rows))
        }
        try tally.finish(headerLine: header.line)
    }

    /// The form numbers seen so far, over all exports.
    var rowNumbers: RowNumbers { numbers }

    func report(_ export: Export, encoding: String, _ digest: DigestingSource) -> IngestReport.File {
        let unheaded = unheaded.keys.sorted().map { IngestReport.LeftOverColumn(column: $0 + 1, header: "") }
        return IngestReport.File(
            name: export.file.name, sha256: digest.sha256(), bytes: digest.count, encoding: encoding,
            delimiter: export.file.isConverted ? "" : export.layout.dialect.name, headerLine: header.line,
            rowsRead: tally.read,
            rowsRejected: tally.rejected, cellsDamaged: damaged, columns: export.mapping.mapped,
            columnsLeftOver: (export.mapping.leftOver + unheaded).sorted { $0.column < $1.column },
            lines: lines, numbersNotCompared: numbers.unkept.count)
    }
}

extension Dialect {
    fileprivate var name: String {
        switch self {
        case .tab: "tab"
        default: String(UnicodeScalar(delimiter))
        }
    }
}

/// A file's name without its folders.
func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
