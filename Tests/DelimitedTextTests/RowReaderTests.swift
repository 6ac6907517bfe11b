import DelimitedText
import Testing

/// Rows of three cells; one that holds answers begins with a digit.
private var three: RowReader.Shape {
    RowReader.Shape(
        fits: { $0.fields.count == 3 }, holdsAnswers: { $0.fields[0].first?.isNumber == true })
}

private func rows(_ text: String, longestField: Int = 100) throws -> [RowReader.Row] {
    let reader = RowReader(
        MemorySource(text), file: "t.csv", dialect: .comma, shape: three, longestField: longestField)
    var rows: [RowReader.Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
}

private func record(_ line: Int, _ fields: String...) -> RowReader.Row {
    .record(DelimitedRecord(line: line, fields: fields))
}

struct RowReaderTests {
    @Test func `a quotation mark inside a cell costs its own row only`() throws {
        #expect(
            try rows("1,a,b\n2,c \"d,e\n3,f,g\n") == [
                record(1, "1", "a", "b"), .unreadable(line: 2, .malformedQuoting), record(3, "3", "f", "g"),
            ])
    }

    @Test func `a quotation mark that is not closed costs its own row only`() throws {
        #expect(
            try rows("1,\"a,b\n2,c,d\n3,e,f\n") == [
                .unreadable(line: 1, .malformedQuoting), record(2, "2", "c", "d"), record(3, "3", "e", "f"),
            ])
        #expect(
            try rows("1,\"a,b\n2,\"c\",d\n") == [
                .unreadable(line: 1, .malformedQuoting), record(2, "2", "c", "d"),
            ])
    }

    @Test func `an unclosed quotation mark that finds another does not swallow the rows between`() throws {
        #expect(
            try rows("1,a,\"b\n2,c,d\n3,e,\"\n4,f,g\n") == [
                .unreadable(line: 1, .malformedQuoting), record(2, "2", "c", "d"),
                .unreadable(line: 3, .malformedQuoting), record(4, "4", "f", "g"),
            ])
        #expect(
            try rows("1,\"a,b\n2,c,d\n3\",e,f\n").prefix(2) == [
                .unreadable(line: 1, .malformedQuoting), record(2, "2", "c", "d"),
            ])
    }

    @Test func `lines between a broken row and the next whole one are listed, blank ones passed over`() throws
    {
        #expect(
            try rows("1,\"a\"b,c\nd\n\ne,f\n2,g,h\n") == [
                .unreadable(line: 1, .malformedQuoting), .unreadable(line: 2, .afterBrokenRow(1)),
                .unreadable(line: 4, .afterBrokenRow(1)), record(5, "2", "g", "h"),
            ])
    }

    @Test func `a text over several lines that is no row stays whole`() throws {
        #expect(try rows("1,\"a\nb, c, d\n\ne\",f\n") == [record(1, "1", "a\nb, c, d\n\ne", "f")])
    }

    @Test func `a cell over the limit costs its row`() throws {
        let long = String(repeating: "x", count: 101)
        #expect(
            try rows("1,\(long),a\n2,b,c\n") == [
                .unreadable(line: 1, .fieldTooLong(limit: 100)), record(2, "2", "b", "c"),
            ])
        let unclosed = (2..<50).map { "\($0),b,c\n" }.joined()
        let found = try rows("1,\"a,b\n" + unclosed)
        #expect(found.first == .unreadable(line: 1, .fieldTooLong(limit: 100)))
        #expect(found.count == 49)
    }

    @Test func `a zero byte costs its row`() throws {
        #expect(try rows("1,a\0,b\n2,c,d\n") == [.unreadable(line: 1, .zeroByte), record(2, "2", "c", "d")])
    }

    @Test func `cells with a lost character are named`() throws {
        #expect(
            try rows("1,a\u{FFFD},\u{FEFF}ф\n") == [
                .record(
                    DelimitedRecord(line: 1, fields: ["1", "a\u{FFFD}", "\u{FEFF}ф"], damagedFields: [1]))
            ])
    }

    @Test func `the end inside quotation marks is no end of reading`() throws {
        #expect(
            try rows("1,a,b\n2,\"c") == [record(1, "1", "a", "b"), .unreadable(line: 2, .malformedQuoting)])
    }
}
