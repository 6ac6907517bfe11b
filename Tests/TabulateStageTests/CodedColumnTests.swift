import Problems
import Testing

@testable import TabulateStage

struct CodedColumnTests {
    @Test func `tells codes from the ways of not answering`() throws {
        let table = try table(["r,q", "1,b", "2,", "3,.i", "4,.s", "5,a"])
        let column = try CodedColumn("q", codes: ["a", "b"], of: table)
        let expected = [Slot.code(1), Slot.blank, Slot.invalid, Slot.notAsked, Slot.code(0)]
        #expect(try column.slots(block(table)) == expected)
    }

    @Test func `a code of another form is damage, with line and column`() throws {
        let table = try table(["r,q", "\"1\n1\",a", "2,c", "3,d"])
        let column = try CodedColumn("q", codes: ["a", "b"], of: table)
        let failure = try #require(throws: Failure.self) { try column.slots(block(table)) }
        #expect(failure.problems.first?.position == Position(file: table.path, line: 4, column: 2))
    }
}
