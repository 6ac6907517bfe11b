import Problems
import Testing

@testable import TabulateStage

struct CodedRowsTests {
    @Test func `hands over the fields of each respondent with their line`() throws {
        let rows = try rows(["respondent,q1", "7,1", "8,"])
        #expect(try rows.column(of: "q1") == 1)
        #expect(try rows.next()?.fields == ["7", "1"])
        #expect(try rows.next()?.line == 3)
        #expect(try rows.next() == nil)
    }

    @Test func `a short row is damaged, with its line`() throws {
        let rows = try rows(["respondent,q1", "7"])
        let failure = try #require(throws: Failure.self) { try rows.next() }
        #expect(failure.cause == .data)
        #expect(failure.problems.first?.position == Position(file: "coded.csv", line: 2))
    }

    @Test func `a variable it lacks makes the file one of another form`() throws {
        let rows = try rows(["respondent,q1"])
        #expect(throws: Failure.self) { try rows.column(of: "q2") }
    }
}
