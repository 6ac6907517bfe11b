import DelimitedText
import Problems
import StageFiles
import SurveyModel
import Workbook

/// Takes over the pieces of an export in their order: plain rows as they are, the others one by one.
final class ExportCopying {
    /// Reads pieces line by line that cannot be read at once.
    private let reader: RowReader
    private(set) var copy: ExportCopy
    private(set) var screen: PersonalScreen?
    private let rules: ExportRules
    private let columns: ResponseColumns
    private let output: ResponseOutput
    /// Breaks of lines in cells have a sign of their own.
    private let isConverted: Bool
    /// Rows not handed on yet.
    private var rows: ColumnPart

    init(
        _ reader: RowReader, _ copy: ExportCopy, _ screen: PersonalScreen?, _ rules: ExportRules,
        _ columns: ResponseColumns, _ output: ResponseOutput, isConverted: Bool
    ) {
        self.isConverted = isConverted
        self.screen = screen
        self.reader = reader
        self.copy = copy
        self.rules = rules
        self.columns = columns
        self.output = output
        rows = ColumnPart(columns.limits)
    }

    /// - Throws: `Failure` if the file cannot be read on.
    func take(_ piece: ExportPiece) throws {
        guard reader.isBetweenRows, let records = piece.records, !mayHoldRows(piece, records) else {
            return try takeLineByLine(piece.piece)
        }
        let firstLine = reader.nextLine
        reader.skip(piece.places.lines, records: records.count)
        if var plain = piece.rows, copy.takesPlainRows {
            let kept = (0..<records.count).filter {
                copy.acceptPlain(
                    records, $0, piece.digests[$0], line: firstLine + piece.places.line(of: $0))
            }
            if kept.count < records.count {
                for record in kept { takePlain(records, record) }
                return try handOn()
            }
            if columns.id == nil {
                let first = output.respondents + 1
                plain.fill(0, (first..<first + plain.rows).map(String.init))
            }
            return try output.append(plain, piece.csv)
        }
        for record in 0..<records.count {
            let line = firstLine + piece.places.line(of: record)
            if piece.isPlain[record], copy.takesPlainRows {
                if copy.acceptPlain(records, record, piece.digests[record], line: line) {
                    takePlain(records, record)
                }
            } else {
                try take(row(records, record, line))
            }
        }
        try handOn()
    }

    private func row(_ records: RecordBatch, _ record: Int, _ line: Int) -> RowReader.Row {
        records.content(of: record).contains(0)
            ? .unreadable(line: line, .zeroByte) : .record(records.record(record, line: line))
    }

    private func mayHoldRows(_ piece: ExportPiece, _ records: RecordBatch) -> Bool {
        guard let places = piece.places.places else { return false }
        for (record, place) in places.enumerated() where place.lines > 1 {
            let read = records.record(record, line: reader.nextLine + place.line)
            if reader.mayHoldRows(read, piece.piece.bytes[place.bytes]) { return true }
        }
        return false
    }

    private func takeLineByLine(_ piece: Piece) throws {
        reader.put(piece)
        while let row = try reader.next() { try take(row) }
        try handOn()
    }

    private func take(_ row: RowReader.Row) throws {
        let accepted = copy.accept(row, rules)
        try copy.giveUpIfHopeless()
        guard var record = accepted else { return }
        if isConverted {
            record.fields = record.fields.map {
                $0.replacing(String(Workbook.lineBreak), with: "\n")
            }
        }
        record = screen?.screened(record) ?? record
        rows.append(name(record), to: 0)
        for (index, column) in columns.variables.enumerated() {
            rows.append(column.map { record.fields[$0] } ?? "", to: index + 1)
        }
        rows.endRow()
    }

    private func takePlain(_ records: RecordBatch, _ record: Int) {
        if columns.id == nil { rows.append(String(respondents), to: 0) }
        columns.append(records, record, to: &rows)
    }

    /// Respondents so far, with the one whose row is being taken.
    private var respondents: Int { output.respondents + rows.rows + 1 }

    private func name(_ record: DelimitedRecord) -> String {
        guard let idColumn = columns.id else { return String(respondents) }
        let id = record.fields[idColumn]
        if !isBlankCell(id) { return id }
        let substitute = "#\(respondents)"
        copy.tally.warn(record.line, column: idColumn + 1, IngestProblem.blankID(substitute))
        return substitute
    }

    private func handOn() throws {
        try output.append(rows, nil)
        rows = ColumnPart(columns.limits)
    }
}
