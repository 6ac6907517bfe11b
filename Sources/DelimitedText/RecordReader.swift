import CLibCSV
import Problems

/// Reads the records of a delimited text one by one, with the line each begins on.
///
/// libcsv parses, in strict mode. It reports no positions and skips blank lines silently, so it is fed
/// one physical line at a time and the lines are counted here. Its trimming of blanks around unquoted
/// fields is turned off: a cell is handed on as it stands. A byte-order mark is dropped.
public final class RecordReader {
    public let file: String
    private let lines: LineSource
    private let parser: UnsafeMutablePointer<csv_parser>
    private let sink = RecordSink()
    private var isFinished = false

    public convenience init(path: String, dialect: Dialect = .comma) throws {
        self.init(try FileSource(path: path), file: path, dialect: dialect)
    }

    /// - Parameter file: The name used in messages.
    public init(_ source: any ByteSource, file: String, dialect: Dialect = .comma) {
        self.file = file
        lines = LineSource(source)
        parser = .allocate(capacity: 1)
        csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
        csv_set_delim(parser, dialect.delimiter)
        csv_set_space_func(parser) { _ in 0 }
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
    }

    /// The next record; `nil` at the end.
    ///
    /// - Throws: `Failure` if the file cannot be read, its quoting is malformed or a field is not UTF-8.
    public func next() throws -> DelimitedRecord? {
        while true {
            if let record = sink.takeRecord() { return try decoded(record) }
            if isFinished { return nil }
            guard let line = try lines.next() else {
                isFinished = true
                try finish()
                continue
            }
            if !sink.isInsideRecord { sink.startLine = lines.number }
            sink.hasPartialField = true
            try parse(line)
        }
    }

    private func parse(_ line: ArraySlice<UInt8>) throws {
        let context = Unmanaged.passUnretained(sink).toOpaque()
        let parsed = line.withUnsafeBytes { bytes in
            csv_parse(parser, bytes.baseAddress, bytes.count, RecordSink.field, RecordSink.recordEnd, context)
        }
        if parsed != line.count { throw malformedQuoting() }
        sink.hasPartialField = parser.pointee.pstate != 0
    }

    private func finish() throws {
        let context = Unmanaged.passUnretained(sink).toOpaque()
        if csv_fini(parser, RecordSink.field, RecordSink.recordEnd, context) != 0 { throw malformedQuoting() }
    }

    private func malformedQuoting() -> Failure {
        .data(at: Position(file: file, line: sink.startLine), FileProblem.malformedQuoting)
    }

    private func decoded(_ record: RecordSink.Record) throws -> DelimitedRecord {
        var fields: [String] = []
        fields.reserveCapacity(record.ends.count)
        var start = 0
        for end in record.ends {
            guard let text = String(validating: record.bytes[start..<end], as: UTF8.self) else {
                throw Failure.data(
                    at: Position(file: file, line: record.line, column: fields.count + 1),
                    FileProblem.notUTF8(field: fields.count + 1))
            }
            fields.append(text)
            start = end
        }
        return DelimitedRecord(line: record.line, fields: fields)
    }
}

/// Gathers the fields that libcsv's callbacks hand over into records.
private final class RecordSink {
    struct Record {
        var line: Int
        var bytes: [UInt8] = []
        var ends: [Int] = []
    }

    /// The line on which the record being read begins.
    var startLine = 1
    var hasPartialField = false
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var record: Record?

    var isInsideRecord: Bool { !ends.isEmpty || hasPartialField }

    func takeRecord() -> Record? {
        defer { record = nil }
        return record
    }

    static let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        text, length, context in
        guard let context else { return }
        let sink = Unmanaged<RecordSink>.fromOpaque(context).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: length))
        sink.ends.append(sink.bytes.count)
    }

    static let recordEnd: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
        guard let context else { return }
        let sink = Unmanaged<RecordSink>.fromOpaque(context).takeUnretainedValue()
        sink.record = Record(line: sink.startLine, bytes: sink.bytes, ends: sink.ends)
        sink.bytes.removeAll(keepingCapacity: true)
        sink.ends.removeAll(keepingCapacity: true)
    }
}
