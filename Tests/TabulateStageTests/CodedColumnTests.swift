import Problems
import Testing

@testable import TabulateStage

struct CodedColumnTests {
    @Test func `tells codes from the ways of not answering`() throws {
        let rows = try rows(["r,q", "1,b", "2,", "3,.i", "4,.s", "5,a"])
        let column = try CodedColumn("q", codes: ["a", "b"], of: rows)
        var cells: [CodedCell] = []
        while let row = try rows.next() { cells.append(try column(row)) }
        #expect(cells == [.code(1), .blank, .invalid, .notAsked, .code(0)])
    }

    @Test func `a code of another form is damage, with line and column`() throws {
        let rows = try rows(["r,q", "1,c"])
        let column = try CodedColumn("q", codes: ["a", "b"], of: rows)
        let row = try #require(try rows.next())
        let failure = try #require(throws: Failure.self) { try column(row) }
        #expect(failure.problems.first?.position == Position(file: "coded.csv", line: 2, column: 2))
    }
}
