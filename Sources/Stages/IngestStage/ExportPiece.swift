import DelimitedText
import Glibc
import StageFiles
import SurveyModel

/// A piece of an export, taken apart, and its rows as they go into `responses.csv` if all of them are plain.
struct ExportPiece {
    /// As UTF-8.
    var piece: Piece
    /// `nil` if the piece is malformed, or for any other reason to be read line by line.
    var records: RecordBatch?
    var places: RecordPlaces
    /// By record: there is nothing about it that needs a closer look.
    var isPlain: [Bool] = []
    /// By record: what it is known again by.
    var digests: [RowDigest] = []
    /// Set if all records are plain.
    var rows: ColumnPart?
    var csv: ColumnPiece?
}

/// Takes pieces of an export apart. It keeps no state, so that many may be worked on at once.
struct ExportPieceParser {
    private let layout: Layout
    private let largestPiece: Int
    private let longestField: Int
    private let plain: PlainRow
    private let takesPlain: Bool
    private let columns: ResponseColumns

    /// Pieces that have more blank lines are read line by line, where limits are watched.
    private static let mostBlankLines = 1000

    init(
        _ layout: Layout, _ reading: ExportReading, longestField: Int, _ shape: RowShape,
        _ columns: ResponseColumns, _ totals: TotalsRow, isConverted: Bool
    ) {
        self.layout = layout
        largestPiece = reading.largestPiece
        self.longestField = longestField
        self.columns = columns
        takesPlain = layout.takesPlainRows
        plain = PlainRow(shape, idColumn: columns.id, totals, mayHoldBreaks: isConverted)
    }

    /// - Parameter isFirst: The piece begins with the file.
    func parse(_ raw: Piece, isFirst: Bool) -> ExportPiece {
        let piece = decoded(raw, isFirst: isFirst)
        let batch = piece.bytes.withUnsafeBytes {
            $0.count > largestPiece
                ? nil : RecordBatch.parse($0, layout.dialect, longestField: longestField)
        }
        let places = RecordPlaces(piece, records: batch?.count ?? -1)
        var result = ExportPiece(piece: piece, places: places)
        guard let batch, batch.count == places.places?.count ?? batch.count,
            places.blankLines <= Self.mostBlankLines
        else { return result }
        result.records = batch
        result.isPlain = takesPlain ? plain.check(batch) : Array(repeating: false, count: batch.count)
        result.digests = result.isPlain.enumerated().map { record, isPlain in
            isPlain ? columns.digests.digest(batch, record) : RowDigest()
        }
        if !isFirst, result.isPlain.allSatisfy(\.self) {
            var rows = ColumnPart(columns.limits)
            columns.append(batch, to: &rows)
            result.rows = rows
            if columns.id != nil { result.csv = rows.csv }
        }
        return result
    }

    private func decoded(_ raw: Piece, isFirst: Bool) -> Piece {
        var piece = raw
        // Other text has been decoded before it was cut.
        let isRaw = layout.encoding.isASCIIBased
        if isRaw, layout.encoding != .utf8 || !raw.bytes.withUnsafeBytes(\.isUTF8) {
            piece.bytes = []
            let source = DecodingSource(MemorySource(raw.bytes), from: layout.encoding, isStart: false)
            // Reading from memory does not fail.
            while let chunk = try? source.next(), !chunk.isEmpty { piece.bytes += chunk }
        }
        if isFirst, piece.bytes.starts(with: TextEncoding.utf8.mark) {
            piece.bytes.removeFirst(TextEncoding.utf8.mark.count)
        }
        return piece
    }
}

/// Tells rows about which nothing needs to be said from all others.
private struct PlainRow {
    private let width: Int
    private let idColumn: Int?
    private let unheaded: [Int]
    private let totals: TotalsRow
    /// Breaks of lines in cells have a sign of their own.
    private let mayHoldBreaks: Bool
    /// How the rows of the header begin.
    private let headers: [(text: String, key: MatchingKey)]

    init(_ shape: RowShape, idColumn: Int?, _ totals: TotalsRow, mayHoldBreaks: Bool) {
        self.totals = totals
        self.mayHoldBreaks = mayHoldBreaks
        let header = shape.mapping.header
        width = header.width
        self.idColumn = idColumn
        unheaded = shape.unheadedColumns
        headers = [header.questions, header.options].compactMap {
            $0?.fields.first.map { ($0, MatchingKey($0)) }
        }
    }

    func check(_ batch: RecordBatch) -> [Bool] {
        let isClean = !batch.contains(0) && !batch.contains(0xEF)
        return (0..<batch.count).map { record in
            let fields = batch.fields(of: record)
            let content = batch.content(of: record)
            return fields.count == width && fields.contains { isWritten(batch.field($0)) }
                && idColumn.map { isWritten(batch.field(fields.lowerBound + $0)) } ?? true
                && unheaded.allSatisfy { batch.field(fields.lowerBound + $0).isEmpty }
                && !(mayHoldBreaks && content.contains(0xE2))
                && (isClean || !content.contains(0) && !content.holdsReplacement)
                && !mayRepeatHeader(batch.field(fields.lowerBound))
                && totals.holdsAnswers(batch, record, isWritten: isWritten)
        }
    }

    /// Whether a row that begins with this cell may be one of the header's.
    private func mayRepeatHeader(_ field: UnsafeRawBufferPointer) -> Bool {
        headers.contains { text, key in
            // A number is no header, but for one that begins with a number.
            if isDigit(field.first), !isDigit(text.utf8.first) { return false }
            return text.utf8.elementsEqual(field)
                || MatchingKey(String(decoding: field, as: UTF8.self)) == key
        }
    }

    private func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

    /// Whether a cell certainly holds more than blanks: a printing ASCII character, or a letter of two bytes.
    private func isWritten(_ field: UnsafeRawBufferPointer) -> Bool {
        guard let first = field.first else { return false }
        return first > 0x20 && first < 0x7F || first >= 0xC3 && first <= 0xDF
    }
}

/// From which columns of an export the columns of `responses.csv` are filled.
struct ResponseColumns {
    /// That of the respondent's name; `nil` where the running number takes its place.
    let id: Int?
    /// Those of the variables; `nil` for a variable that this export lacks.
    let variables: [Int?]
    let limits: [TextDictionary.Limit]
    let digests: DigestColumns

    /// - Parameter areCompared: There are several exports, whose rows are compared.
    init(id: Int?, variables: [Int?], limits: [TextDictionary.Limit], areCompared: Bool) {
        self.id = id
        self.variables = variables
        self.limits = limits
        digests = DigestColumns(id: id, answers: variables.compactMap(\.self), areCompared: areCompared)
    }

    /// Puts all records into the columns, but for the names where they are the running numbers.
    func append(_ batch: RecordBatch, to rows: inout ColumnPart) {
        if let id { rows.append(batch, skipping: 0, field: id, to: 0) }
        for (index, column) in variables.enumerated() {
            rows.append(batch, skipping: 0, field: column, to: index + 1)
        }
        rows.endRows(batch.count)
    }

    /// Puts a record into the columns, but for the name where it is the running number.
    func append(_ batch: RecordBatch, _ record: Int, to rows: inout ColumnPart) {
        let first = batch.fields(of: record).lowerBound
        if let id { rows.append(batch.field(first + id), to: 0) }
        for (index, column) in variables.enumerated() {
            rows.append(
                column.map { batch.field(first + $0) } ?? UnsafeRawBufferPointer(start: nil, count: 0),
                to: index + 1)
        }
        rows.endRow()
    }
}
