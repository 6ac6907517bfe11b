import DelimitedText
import Foundation
import Glibc
import Problems
import Testing

/// Bytes without end or of a given number, none of them kept.
private final class Repeated: ByteSource {
    private let chunk: [UInt8]
    private var left: Int

    init(_ text: String, bytes: Int) {
        chunk = Array(String(repeating: text, count: (1 << 16) / text.utf8.count).utf8)
        left = bytes
    }

    func next() -> [UInt8] {
        defer { left -= chunk.count }
        return left > 0 ? chunk : []
    }
}

struct InputLimitTests {
    private func reader(_ text: String, bytes: Int) -> RowReader {
        RowReader(Repeated(text, bytes: bytes), file: "a.csv", dialect: .comma, shape: .any)
    }

    @Test func `a line without end is refused before it fills the memory`() throws {
        let failure = try #require(throws: Failure.self) { try reader("x", bytes: .max).next() }
        #expect(failure.cause == .data)
        #expect(failure.problems[0].what == "the line is longer than 16777216 bytes")
    }

    @Test func `blank lines without end are refused with the first of them`() throws {
        let rows = reader("\n", bytes: .max)
        let failure = try #require(throws: Failure.self) { try rows.next() }
        #expect(failure.problems[0].position.line == 1)
        let records = RecordReader(Repeated("\n", bytes: .max), file: "a.csv")
        #expect(throws: Failure.self) { try records.next() }
    }

    @Test func `a row with more fields than any spreadsheet has columns cannot be read`() throws {
        let wide = String(repeating: ",", count: InputLimit.columns) + "\n"
        let fits = String(wide.dropFirst())
        let rows = RowReader(MemorySource(fits + wide + "a\n"), file: "a.csv", dialect: .comma, shape: .any)
        guard case .record(let record)? = try rows.next() else { return #expect(Bool(false)) }
        #expect(record.fields.count == InputLimit.columns)
        #expect(try rows.next() == .unreadable(line: 2, .tooManyFields(limit: InputLimit.columns)))
        #expect(try rows.next() == .record(DelimitedRecord(line: 3, fields: ["a"])))
    }

    @Test func `a row over several lines has the limit of a line`() throws {
        // Cells of ten thousand bytes with a line break each, in quotation marks that the next one closes.
        let cell = String(repeating: "x", count: 9_996) + "\n\",\""
        let text = "a\n\"" + String(repeating: cell, count: 2_000) + "\nb\n"
        let rows = RowReader(MemorySource(text), file: "a.csv", dialect: .comma, shape: .any)
        #expect(try rows.next() == .record(DelimitedRecord(line: 1, fields: ["a"])))
        #expect(try rows.next() == .unreadable(line: 2, .rowTooLong(limit: 1 << 24)))
        // What follows is read line by line.
        #expect(try rows.next() == .unreadable(line: 3, .afterBrokenRow(2)))
        let records = RecordReader(MemorySource(text), file: "a.csv")
        _ = try records.next()
        let failure = try #require(throws: Failure.self) { try records.next() }
        #expect(failure.problems[0].position.line == 2)
        #expect(failure.problems[0].what == "the row is longer than 16777216 bytes")
    }

    @Test func `a file longer than it may be is refused before it is read`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "long-\(UUID().uuidString)").path
        defer { unlink(path) }
        try #require(FileManager.default.createFile(atPath: path, contents: Data("question,code\n".utf8)))
        #expect(try FileSource.contents(of: path, limit: 14).count == 14)
        #expect(throws: Failure.self) { try FileSource.contents(of: path, limit: 13) }
        // It takes no room on the disk, and would take hours to read.
        try #require(truncate(path, 1 << 42) == 0)
        let failure = try #require(throws: Failure.self) {
            try RecordReader(path: path, recognizing: ["question", "code"].contains)
        }
        #expect(failure.cause == .data)
        #expect(failure.problems[0].what == "the file is longer than 4194304 bytes")
    }

    @Test func `a packed file that unpacks to hundreds of times its size is refused early`() throws {
        let packer = GzipPacker()
        let lines = [UInt8](repeating: 0x0A, count: 1 << 20)
        var packed: [UInt8] = []
        for _ in 0..<64 { packed += packer.pack(lines) }
        packed += packer.finish()
        #expect(packed.count < 1 << 17)
        let source = GzipSource(MemorySource(packed), file: "a.csv.gz")
        var count = 0
        let failure = try #require(throws: Failure.self) {
            while case let chunk = try source.next(), !chunk.isEmpty { count += chunk.count }
        }
        #expect(failure.problems[0].what == "the packed file unpacks to more than 500 times its size")
        #expect(count < 64 << 20)
    }

    @Test func `what was packed is unpacked the same`() throws {
        let packer = GzipPacker()
        var bytes: [UInt8] = []
        for number in 0..<200_000 { bytes += Array("\(number),\(number &* 7919)\n".utf8) }
        let packed = packer.pack(bytes) + packer.finish()
        let source = GzipSource(MemorySource(packed), file: "a.csv.gz")
        var read: [UInt8] = []
        while case let chunk = try source.next(), !chunk.isEmpty { read += chunk }
        #expect(read == bytes)
    }

    @Test func `a pipe or a device is no input, and nobody waits for it`() throws {
        let pipe = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID().uuidString)").path
        try #require(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        for path in [pipe, "/dev/null", "/dev/zero"] {
            let failure = try #require(throws: Failure.self) { try FileSource(path: path) }
            #expect(failure.cause == .missingInput)
            #expect(failure.problems[0].what == "is no regular file but a pipe, a device or a socket")
        }
    }
}
