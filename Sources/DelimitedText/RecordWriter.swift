import CLibCSV

/// Turns records into delimited text, with RFC 4180 quotation where a field needs it. Unless told otherwise
/// it writes commas and LF, as all files between stages have them.
public struct RecordWriter: Sendable {
    /// What ends a record.
    public enum LineBreak: Sendable { case lf, crlf }

    private let delimiter: UInt8
    private let lineBreak: [UInt8]
    /// What has been written since it was last taken.
    public private(set) var bytes: [UInt8] = []

    public init(_ dialect: Dialect = .comma, lineBreak: LineBreak = .lf) {
        delimiter = dialect.delimiter
        self.lineBreak = lineBreak == .lf ? [0x0A] : [0x0D, 0x0A]
    }

    public mutating func write(_ fields: some Sequence<String>) {
        var isFirst = true
        for field in fields {
            if !isFirst { bytes.append(delimiter) }
            isFirst = false
            append(field)
        }
        // A lone empty field would read as a blank line.
        if bytes.isEmpty || bytes.last == UInt8(ascii: "\n") { bytes += [0x22, 0x22] }
        bytes += lineBreak
    }

    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ field: String) {
        var field = field
        field.withUTF8 { RecordWriter.quote(UnsafeRawBufferPointer($0), delimiter: delimiter, into: &bytes) }
    }

    /// Appends a field to a record, between quotation marks if it must be.
    public static func quote(
        _ text: UnsafeRawBufferPointer, delimiter: UInt8 = UInt8(ascii: ","), into bytes: inout [UInt8]
    ) {
        let isSpecial = { (byte: UInt8) in byte == 0x22 || byte == delimiter || byte == 0x0A || byte == 0x0D }
        guard text.contains(where: isSpecial) || text.first == 0x20 || text.last == 0x20 else {
            bytes.append(contentsOf: text)
            return
        }
        let length = csv_write(nil, 0, text.baseAddress, text.count)
        bytes += [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            count = csv_write(buffer.baseAddress, buffer.count, text.baseAddress, text.count)
        }
    }
}
