import CLibCSV

/// Takes a delimited text apart, one physical line at a time, with libcsv in strict mode.
///
/// libcsv's trimming of blanks around unquoted fields is turned off: a cell is handed on as it stands.
final class RecordParser {
    /// A record as bytes; `ends` are where its fields end.
    struct RawRecord {
        var bytes: [UInt8] = []
        var ends: [Int] = []
    }

    enum Outcome {
        /// The line ended inside a quoted field.
        case unfinished
        case record(RawRecord)
        /// There was nothing but a line break, which libcsv passes over.
        case blank
        case malformed(FileProblem)
    }

    private let dialect: Dialect
    private let longestField: Int
    private let longestRow: Int
    private let parser: UnsafeMutablePointer<csv_parser>
    private let sink = FieldSink()

    init(_ dialect: Dialect, longestField: Int) {
        self.dialect = dialect
        self.longestField = longestField
        longestRow = InputLimit.line(cell: longestField)
        parser = .allocate(capacity: 1)
        start()
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
    }

    /// Parses a physical line with its line break.
    func parse(_ line: ArraySlice<UInt8>) -> Outcome {
        let context = Unmanaged.passUnretained(sink).toOpaque()
        let parsed = line.withUnsafeBytes { bytes in
            csv_parse(parser, bytes.baseAddress, bytes.count, FieldSink.field, FieldSink.recordEnd, context)
        }
        return outcome(isParsed: parsed == line.count)
    }

    /// Says that there are no more lines.
    func finish() -> Outcome {
        let context = Unmanaged.passUnretained(sink).toOpaque()
        return outcome(isParsed: csv_fini(parser, FieldSink.field, FieldSink.recordEnd, context) == 0)
    }

    private func outcome(isParsed: Bool) -> Outcome {
        if sink.longest > longestField || parser.pointee.entry_pos > longestField {
            reset()
            return .malformed(.fieldTooLong(limit: longestField))
        }
        if sink.length + parser.pointee.entry_pos > longestRow {
            reset()
            return .malformed(.rowTooLong(limit: longestRow))
        }
        if sink.isTooWide {
            reset()
            return .malformed(.tooManyFields(limit: InputLimit.columns))
        }
        if !isParsed {
            reset()
            return .malformed(.malformedQuoting)
        }
        if let record = sink.takeRecord() { return .record(record) }
        return parser.pointee.pstate == 0 && sink.isEmpty ? .blank : .unfinished
    }

    /// Forgets what was begun.
    func reset() {
        csv_free(parser)
        sink.clear()
        start()
    }

    private func start() {
        csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
        csv_set_delim(parser, dialect.delimiter)
        csv_set_space_func(parser) { _ in 0 }
    }
}

/// Gathers the fields that libcsv's callbacks hand over into a record.
private final class FieldSink {
    private var current = RecordParser.RawRecord()
    private var record: RecordParser.RawRecord?
    /// The length of the longest field since it was cleared, in bytes.
    private(set) var longest = 0
    /// Whether a record had more fields than it may.
    private(set) var isTooWide = false

    var isEmpty: Bool { current.ends.isEmpty }

    /// Bytes of the record so far.
    var length: Int { current.bytes.count }

    func takeRecord() -> RecordParser.RawRecord? {
        defer { record = nil }
        return record
    }

    func clear() {
        current = .init()
        record = nil
        longest = 0
        isTooWide = false
    }

    static let field: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
        text, length, context in
        guard let context else { return }
        let sink = Unmanaged<FieldSink>.fromOpaque(context).takeUnretainedValue()
        sink.longest = max(sink.longest, length)
        if sink.current.ends.count == InputLimit.columns { sink.isTooWide = true }
        if sink.isTooWide { return }
        sink.current.bytes.append(contentsOf: UnsafeRawBufferPointer(start: text, count: length))
        sink.current.ends.append(sink.current.bytes.count)
    }

    static let recordEnd: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
        guard let context else { return }
        let sink = Unmanaged<FieldSink>.fromOpaque(context).takeUnretainedValue()
        sink.record = sink.current
        sink.current = .init()
    }
}
