import Problems
import StageFiles
import SurveyModel
import Testing

struct TableReadingTests {
    private let folder: ScratchFolder
    private let header = "question,answer,count,suggestion\n"

    init() throws { folder = try ScratchFolder() }

    @Test func `a table reads back as it was written`() throws {
        var row = NumberRow()
        (row.question, row.n, row.mean, row.min) = ("q2", 7, 296.0 / 7, 28)
        let output = try StageOutput(folder: folder.path)
        try output.write([row, NumberRow()], to: "numbers.csv", languages: [])
        try output.commit()
        let read = try readTable(NumberRow.self, at: "\(folder.path)/numbers.csv", languages: [])
        #expect(read.map { $0.cells([]) } == [row.cells([]), NumberRow().cells([])])
        #expect(read.map(\.mean) == [296.0 / 7, nil])
    }

    @Test func `text with quotation marks, commas and line breaks reads back`() throws {
        var row = UncodedRow()
        row.answer = "«a», \"b\"\nc"
        let output = try StageOutput(folder: folder.path)
        try output.write([row], to: "uncoded.csv", languages: [])
        try output.commit()
        let read = try readTable(UncodedRow.self, at: "\(folder.path)/uncoded.csv", languages: [])
        #expect(read.map(\.answer) == [row.answer])
    }

    @Test func `a missing table is a missing input`() throws {
        let failure = try #require(throws: Failure.self) {
            try readTable(UncodedRow.self, at: "\(folder.path)/none.csv", languages: [])
        }
        #expect(failure.cause == .missingInput)
    }

    @Test func `columns of another version are refused`() throws {
        #expect(try refusal(of: "question,answer\nq1,a\n") == 1)
        #expect(try refusal(of: "") == 1)
    }

    @Test func `a row with another number of fields is refused at its line`() throws {
        #expect(try refusal(of: header + "q1,a,2,\nq1,b,1\n") == 3)
    }

    @Test func `a cell that does not hold what it should is refused by column`() throws {
        let failure = try failure(of: header + "q1,a,two,\n")
        #expect(failure.problems.map(\.what) == ["column count does not hold what it should"])
        #expect(failure.problems.map(\.position.line) == [2])
    }

    private func refusal(of text: String) throws -> Int? {
        let failure = try failure(of: text)
        #expect(failure.cause == .data)
        return failure.problems.first?.position.line
    }

    private func failure(of text: String) throws -> Failure {
        let path = try folder.file("uncoded.csv", text)
        return try #require(throws: Failure.self) {
            try readTable(UncodedRow.self, at: path, languages: [])
        }
    }
}
