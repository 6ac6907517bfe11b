import Foundation
import Testing

@testable import DelimitedText

/// Tables that people keep beside a wave, as Excel and its like save them.
struct RecordReaderRecognitionTests {
    private let rows = [["question", "answer", "code"], ["q1", "не знаю; не помню, может быть", "2"]]

    private func read(_ bytes: [UInt8]) throws -> [[String]] {
        let known = ["question", "answer", "code"]
        let reader = try RecordReader(bytes, file: "t.csv", recognizing: known.contains)
        var found: [[String]] = []
        while let record = try reader.next() { found.append(record.fields) }
        return found
    }

    private func text(_ dialect: Dialect) -> String {
        var writer = RecordWriter(dialect, lineBreak: .crlf)
        for row in rows { writer.write(row) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(
        arguments: Dialect.candidates.map(\.delimiter),
        [String.Encoding.utf8, .windowsCP1251, .utf16LittleEndian, .utf16BigEndian])
    func `any delimiter in any encoding`(delimiter: UInt8, encoding: String.Encoding) throws {
        let data = try #require(text(Dialect(delimiter: delimiter)).data(using: encoding))
        #expect(try read(Array(data)) == rows)
    }

    @Test func `Kazakh letters tell the Kazakh encoding from the Russian one`() throws {
        // «қала» in KZ-1048, which windows-1251 reads as «ќала».
        let bytes = Array("question;answer;code\nq1;".utf8) + [0x9D, 0xE0, 0xEB, 0xE0] + Array(";1\n".utf8)
        #expect(try read(bytes)[1] == ["q1", "қала", "1"])
    }

    @Test func `a byte-order mark, and Excel's line that names the delimiter`() throws {
        let marked = Array("\u{FEFF}sep=;\r\n".utf8) + Array(text(.semicolon).utf8)
        #expect(try read(marked) == rows)
        let reader = try RecordReader(marked, file: "t.csv") { _ in true }
        #expect(try reader.next()?.line == 2)
    }

    @Test func `a byte that is no character of a text marked as UTF-8 is found`() throws {
        let bytes = Array("\u{FEFF}question,answer,code\nq1,".utf8) + [0xC3, 0x28] + Array(",1\n".utf8)
        #expect(throws: (any Error).self) { try read(bytes) }
    }
}
