import Problems
import Testing

@testable import StageFiles

struct CodedTableTests {
    private func table(_ lines: [String]) throws -> CodedTable {
        let folder = try ScratchFolder()
        let path = try folder.file(FileName.coded, lines.joined(separator: "\n") + "\n")
        return try CodedTable(path: path, threads: 1)
    }

    @Test func `knows the columns of its variables`() throws {
        let table = try table(["respondent,q1", "7,1", "8,"])
        #expect(try table.column(of: "q1") == 1)
        #expect(table.columns.rows == 2)
    }

    @Test func `a short row is damaged, with its line`() throws {
        let failure = try #require(throws: Failure.self) { try table(["respondent,q1", "6,1", "7"]) }
        #expect(failure.cause == .data)
        #expect(failure.problems.first?.position.line == 3)
    }

    @Test func `a variable it lacks makes the file one of another form`() throws {
        let table = try table(["respondent,q1"])
        #expect(throws: Failure.self) { try table.column(of: "q2") }
    }
}
