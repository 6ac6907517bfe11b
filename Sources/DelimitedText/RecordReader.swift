import Problems

/// Reads the records of a delimited text one by one, with the line each begins on, and stops at the first
/// that is malformed.
///
/// libcsv reports no positions and skips blank lines silently, so it is fed one physical line at a time
/// and the lines are counted here. A byte-order mark is dropped.
public final class RecordReader {
    public let file: String
    public let dialect: Dialect
    private let lines: LineSource
    private let parser: RecordParser
    private var startLine = 1
    private var isInsideRecord = false
    private var isFinished = false
    private var blankLines = 0

    public convenience init(path: String, dialect: Dialect = .comma) throws {
        self.init(try FileSource(path: path), file: path, dialect: dialect)
    }

    /// - Parameter file: The name used in messages.
    public init(_ source: any ByteSource, file: String, dialect: Dialect = .comma) {
        self.file = file
        self.dialect = dialect
        lines = LineSource(source, file: file)
        parser = RecordParser(dialect, longestField: InputLimit.cell)
    }

    /// The next record; `nil` at the end.
    ///
    /// - Throws: `Failure` if the file cannot be read, its quoting is malformed, a field is not UTF-8 or there is
    ///   more of something than ``InputLimit`` allows.
    public func next() throws -> DelimitedRecord? {
        while !isFinished {
            let line = try lines.next()
            if line == nil { isFinished = true }
            if !isInsideRecord { startLine = lines.number }
            switch line.map(parser.parse) ?? parser.finish() {
            case .unfinished: isInsideRecord = true
            case .blank:
                isInsideRecord = false
                try lines.countBlank(&blankLines)
            case .malformed(let problem):
                throw Failure.data(at: Position(file: file, line: startLine), problem)
            case .record(let record):
                isInsideRecord = false
                blankLines = 0
                return try decoded(record)
            }
        }
        return nil
    }

    private func decoded(_ record: RecordParser.RawRecord) throws -> DelimitedRecord {
        var fields: [String] = []
        fields.reserveCapacity(record.ends.count)
        var start = 0
        for end in record.ends {
            guard let text = String(validating: record.bytes[start..<end], as: UTF8.self) else {
                throw Failure.data(
                    at: Position(file: file, line: startLine, column: fields.count + 1),
                    FileProblem.notUTF8(field: fields.count + 1))
            }
            fields.append(text)
            start = end
        }
        return DelimitedRecord(line: startLine, fields: fields)
    }
}
