import DelimitedText
import Problems
import Testing

private func records(_ text: String, _ dialect: Dialect = .comma) throws -> [DelimitedRecord] {
    let reader = RecordReader(MemorySource(text), file: "t.csv", dialect: dialect)
    var records: [DelimitedRecord] = []
    while let record = try reader.next() { records.append(record) }
    return records
}

struct RecordReaderTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func `each record has the line an editor shows`(lineBreak: String) throws {
        let text = ["a,b", "", "\"x", "y\",2", "", "3,4"].joined(separator: lineBreak)
        let found = try records(text)
        #expect(found.map(\.line) == [1, 3, 6])
        #expect(found.map(\.fields) == [["a", "b"], ["x\(lineBreak)y", "2"], ["3", "4"]])
    }

    @Test func `cells are verbatim: blanks stay, doubled quotes are one`() throws {
        #expect(try records(" a ,\"\"\"b\"\"\",\n").map(\.fields) == [[" a ", "\"b\"", ""]])
    }

    @Test func `a byte-order mark before a quoted header is dropped`() throws {
        #expect(try records("\u{FEFF}\"a;b\";c\n", .semicolon).map(\.fields) == [["a;b", "c"]])
    }

    @Test(arguments: ["a,b\n\"x,1\n2,3\n", "a,b\nx\"y,1\n", "a\n\"x\"y\n"])
    func `malformed quoting is refused at the line where its record begins`(text: String) throws {
        let failure = try #require(throws: Failure.self) { try records(text) }
        #expect(failure.cause == .data)
        #expect(failure.problems.map(\.position.line) == [2])
    }

    @Test func `bytes that are not UTF-8 are refused with line and field`() throws {
        let reader = RecordReader(MemorySource([0x61, 0x0A, 0x62, 0x2C, 0xFF, 0x0A]), file: "t.csv")
        _ = try reader.next()
        let failure = try #require(throws: Failure.self) { try reader.next() }
        #expect(failure.problems.first?.position == Position(file: "t.csv", line: 2, column: 2))
    }
}
