import CLibCSV
import Glibc

/// The records of a piece: the bytes of all fields one after the other, and where each field and each record ends.
public final class RecordBatch {
    @usableFromInline let bytes: UnsafeMutablePointer<UInt8>
    private let length: Int
    /// Where the fields begin among the bytes; the last entry is the end of all.
    @usableFromInline let fieldStarts: UnsafeMutablePointer<Int32>
    /// Where the records begin among the fields; the last entry is the end of all.
    @usableFromInline let recordStarts: [Int32]

    fileprivate init(_ parsed: ParsedFields) {
        bytes = parsed.bytes
        length = parsed.length
        fieldStarts = parsed.fieldStarts
        recordStarts = parsed.recordStarts
    }

    deinit {
        bytes.deallocate()
        fieldStarts.deallocate()
    }

    public var count: Int { recordStarts.count - 1 }

    /// The numbers of a record's fields.
    @inlinable
    public func fields(of record: Int) -> Range<Int> {
        Int(recordStarts[record])..<Int(recordStarts[record + 1])
    }

    /// The bytes of a field, by its number; not to be kept longer than the batch.
    @inlinable
    public func field(_ number: Int) -> UnsafeRawBufferPointer {
        let start = Int(fieldStarts[number])
        return UnsafeRawBufferPointer(start: bytes + start, count: Int(fieldStarts[number + 1]) - start)
    }

    /// Whether the fields are UTF-8 text.
    public var isUTF8: Bool { UnsafeRawBufferPointer(start: bytes, count: length).isUTF8 }

    /// Whether a byte stands in any of the fields.
    public func contains(_ byte: UInt8) -> Bool { length > 0 && memchr(bytes, Int32(byte), length) != nil }

    /// A record by itself.
    ///
    /// - Parameter line: The line on which it begins.
    public func record(_ number: Int, line: Int) -> DelimitedRecord {
        var record = DelimitedRecord(line: line, fields: [])
        for field in fields(of: number).map(self.field) {
            if field.holdsReplacement { record.damagedFields.append(record.fields.count) }
            record.fields.append(String(decoding: field, as: UTF8.self))
        }
        return record
    }

    /// The bytes of all fields of a record, one after the other.
    public func content(of record: Int) -> UnsafeRawBufferPointer {
        let fields = fields(of: record)
        let start = Int(fieldStarts[fields.lowerBound])
        return UnsafeRawBufferPointer(
            start: bytes + start, count: Int(fieldStarts[fields.upperBound]) - start)
    }
}

extension RecordBatch {
    /// Takes a whole piece apart, all of it at once.
    ///
    /// - Returns: `nil` if the quotation marks do not pair up, or there is more of something than may be.
    public static func parse(
        _ piece: UnsafeRawBufferPointer, _ dialect: Dialect, longestField: Int = InputLimit.cell
    ) -> RecordBatch? {
        var fields = ParsedFields(room: piece.count)
        let isWhole = fields.parse(piece, dialect)
        let batch = RecordBatch(fields)
        let isWithinLimits = fields.longest <= longestField && fields.widest <= InputLimit.columns
        return isWhole && isWithinLimits ? batch : nil
    }
}

/// What libcsv hands over.
private struct ParsedFields {
    /// Whoever takes them over deallocates them.
    let bytes: UnsafeMutablePointer<UInt8>
    let fieldStarts: UnsafeMutablePointer<Int32>
    var length = 0
    var fields = 0
    var recordStarts: [Int32] = [0]
    var longest = 0
    var widest = 0

    /// - Parameter room: How many bytes are taken apart. Each field but the last has a sign behind it.
    init(room: Int) {
        bytes = .allocate(capacity: room + 1)
        fieldStarts = .allocate(capacity: room + 2)
        fieldStarts[0] = 0
    }

    /// - Returns: Whether the quotation marks pair up.
    mutating func parse(_ piece: UnsafeRawBufferPointer, _ dialect: Dialect) -> Bool {
        var parser = csv_parser()
        csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
        defer { csv_free(&parser) }
        csv_set_delim(&parser, dialect.delimiter)
        csv_set_space_func(&parser) { _ in 0 }
        return withUnsafeMutablePointer(to: &self) { context in
            csv_parse(&parser, piece.baseAddress, piece.count, takeField, takeRecord, context) == piece.count
                && csv_fini(&parser, takeField, takeRecord, context) == 0
        }
    }
}

private let takeField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    text, length, context in
    guard let fields = context?.assumingMemoryBound(to: ParsedFields.self) else { return }
    let target = fields.pointee.bytes + fields.pointee.length
    // A field without its quotation marks is never longer than it stands in the piece.
    if length == 1, let text {
        target.pointee = text.load(as: UInt8.self)
    } else if let text, length > 0 {
        memcpy(target, text, length)
    }
    fields.pointee.length &+= length
    if length > fields.pointee.longest { fields.pointee.longest = length }
    fields.pointee.fields &+= 1
    fields.pointee.fieldStarts[fields.pointee.fields] = Int32(truncatingIfNeeded: fields.pointee.length)
}

private let takeRecord: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    guard let fields = context?.assumingMemoryBound(to: ParsedFields.self) else { return }
    let end = fields.pointee.fields
    fields.pointee.widest = max(fields.pointee.widest, end - Int(fields.pointee.recordStarts.last ?? 0))
    fields.pointee.recordStarts.append(Int32(truncatingIfNeeded: end))
}

extension UnsafeRawBufferPointer {
    /// Whether U+FFFD stands in it.
    public var holdsReplacement: Bool {
        guard let base = baseAddress, let found = memchr(base, Int32(TextEncoding.replacement[0]), count)
        else { return false }
        let at = UnsafeRawPointer(found) - base
        return self[at...].starts(with: TextEncoding.replacement)
            || UnsafeRawBufferPointer(rebasing: self[(at + 1)...]).holdsReplacement
    }

    /// Whether it is UTF-8 text.
    public var isUTF8: Bool {
        (try? UTF8Span(validating: bindMemory(to: UInt8.self).span)) != nil
    }
}
