/// Reads the rows of an export one by one and goes on after one that cannot be read.
///
/// Where quotation marks do not pair up, or a cell is too long, the row is isolated: reading goes on at the
/// next line that begins a row of the right shape, and each line before it is handed out as unreadable.
/// A quotation mark that is not closed may find another one further down and make a well-formed record of
/// the rows between; so a record over several lines is taken apart again if its later lines hold a row.
public final class RowReader {
    public enum Row: Equatable, Sendable {
        case record(DelimitedRecord)
        case unreadable(line: Int, RowProblem)
    }

    /// How the reader tells rows from pieces of text.
    public struct Shape {
        /// A record has the width of the rows.
        public var fits: (DelimitedRecord) -> Bool
        /// A record that fits also holds answers where the form has them.
        public var holdsAnswers: (DelimitedRecord) -> Bool

        public init(
            fits: @escaping (DelimitedRecord) -> Bool, holdsAnswers: @escaping (DelimitedRecord) -> Bool
        ) {
            self.fits = fits
            self.holdsAnswers = holdsAnswers
        }

        /// Whatever is well-formed is a row.
        public static var any: Shape { Shape(fits: { _ in true }, holdsAnswers: { _ in false }) }
    }

    /// How many bytes a cell may have unless told otherwise.
    public static let longestField = InputLimit.cell

    private let lines: LineSource
    private let parser: RecordParser
    /// Takes lines apart on trial.
    private let trial: RecordParser
    private let shape: Shape
    private var startLine = 1
    private var isInsideRecord = false
    /// The line of the unreadable row after which the next one is being looked for.
    private var brokenLine: Int?
    private var blankLines = 0
    private let isFed: Bool

    /// - Parameters:
    ///   - source: UTF-8, as a ``DecodingSource`` gives it.
    ///   - file: The name used in messages.
    ///   - longestField: How many bytes a cell may have.
    public init(
        _ source: any ByteSource, file: String, dialect: Dialect, shape: Shape,
        longestField: Int = RowReader.longestField
    ) {
        lines = LineSource(source, file: file, longestLine: InputLimit.line(cell: longestField))
        parser = RecordParser(dialect, longestField: longestField)
        trial = RecordParser(dialect, longestField: longestField)
        self.shape = shape
        isFed = false
    }

    /// Reads what is put in piece by piece.
    public init(file: String, dialect: Dialect, shape: Shape, longestField: Int = RowReader.longestField) {
        lines = LineSource(nil, file: file, longestLine: InputLimit.line(cell: longestField))
        parser = RecordParser(dialect, longestField: longestField)
        trial = RecordParser(dialect, longestField: longestField)
        self.shape = shape
        isFed = true
    }

    /// The next row; `nil` at the end, or until a piece is put in. Blank lines are passed over.
    ///
    /// - Throws: `Failure` if the source cannot be read, a line is too long to be one or too many are blank.
    public func next() throws -> Row? {
        while true {
            let line = try lines.next()
            if line == nil, isFed, !lines.isAtEnd { return nil }
            if line != nil, !isInsideRecord {
                startLine = lines.number
                lines.keep()
            }
            switch line.map(parser.parse) ?? parser.finish() {
            case .unfinished: isInsideRecord = true
            case .blank:
                isInsideRecord = false
                if line == nil { return nil }
                try lines.countBlank(&blankLines)
            case .malformed(let problem): return isolate(RowProblem(problem))
            case .record(let raw): return row(raw)
            }
        }
    }

    /// Puts in a piece, whose rows come next.
    public func put(_ piece: Piece) { lines.put(piece) }

    /// All that was put in has been read, and nothing of it bears on the row that comes next.
    public var isBetweenRows: Bool { !isInsideRecord && brokenLine == nil && lines.isDrained }

    /// The line on which the next row begins, if it is not blank.
    public var nextLine: Int { lines.number + 1 }

    /// Counts the lines of a piece that needs no closer look.
    public func skip(_ lines: Int, records: Int) {
        self.lines.skip(lines)
        if records > 0 { blankLines = 0 }
    }

    /// Whether a record over several lines may be made of rows between which a quotation mark was not closed.
    ///
    /// - Parameter bytes: The record as it stands in the text.
    public func mayHoldRows(_ record: DelimitedRecord, _ bytes: ArraySlice<UInt8>) -> Bool {
        let second = bytes.firstLineEnd ?? bytes.endIndex
        return holdsRow(bytes[second...], mustHoldAnswers: shape.fits(record))
    }

    private func row(_ raw: RecordParser.RawRecord) -> Row {
        isInsideRecord = false
        blankLines = 0
        let record = raw.record(line: startLine)
        let fits = shape.fits(record)
        if brokenLine != nil, !fits { return isolate(.malformedQuoting) }
        if holdsRow(lines.keptLines, mustHoldAnswers: fits) { return isolate(.malformedQuoting) }
        brokenLine = nil
        return raw.bytes.contains(0) ? .unreadable(line: startLine, .zeroByte) : .record(record)
    }

    /// Gives up the line a record began on; what followed it is read again.
    private func isolate(_ problem: RowProblem) -> Row {
        isInsideRecord = false
        blankLines = 0
        lines.rewind()
        defer { brokenLine = brokenLine ?? startLine }
        return .unreadable(line: startLine, brokenLine.map { .afterBrokenRow($0) } ?? problem)
    }

    /// Whether one of the lines begins a row that ends within them.
    private func holdsRow(_ lines: ArraySlice<UInt8>, mustHoldAnswers: Bool) -> Bool {
        var rest = lines
        while !rest.isEmpty {
            if beginsRow(rest, mustHoldAnswers: mustHoldAnswers) { return true }
            rest = rest[(rest.firstLineEnd ?? rest.endIndex)...]
        }
        return false
    }

    private func beginsRow(_ lines: ArraySlice<UInt8>, mustHoldAnswers: Bool) -> Bool {
        trial.reset()
        var rest = lines
        while !rest.isEmpty {
            let end = rest.firstLineEnd ?? rest.endIndex
            switch trial.parse(rest[..<end]) {
            case .unfinished: rest = rest[end...]
            case .blank, .malformed: return false
            case .record(let raw):
                let record = raw.record(line: 0)
                return shape.fits(record) && (!mustHoldAnswers || shape.holdsAnswers(record))
            }
        }
        return false
    }
}

extension RecordParser.RawRecord {
    fileprivate func record(line: Int) -> DelimitedRecord {
        var record = DelimitedRecord(line: line, fields: [])
        record.fields.reserveCapacity(ends.count)
        let isDamaged = bytes.firstIndex(of: TextEncoding.replacement[0]) != nil
        var start = 0
        for end in ends {
            let field = bytes[start..<end]
            if isDamaged, field.holdsReplacement { record.damagedFields.append(record.fields.count) }
            record.fields.append(String(decoding: field, as: UTF8.self))
            start = end
        }
        return record
    }
}

extension ArraySlice<UInt8> {
    fileprivate var holdsReplacement: Bool {
        indices.contains {
            self[$0] == TextEncoding.replacement[0] && self[$0...].starts(with: TextEncoding.replacement)
        }
    }
}
