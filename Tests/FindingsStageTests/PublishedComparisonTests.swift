import Problems
import StageFiles
import Testing

@testable import FindingsStage

struct PublishedComparisonTests {
    private let header = "statement_en,form,question,measure,code,value,decimals,source\n"

    private func compared(_ rows: String) throws -> ([PublishedRow], [Problem]) {
        var problems: [Problem] = []
        let rows = try withFile(header + rows) { path in
            try compare(path, forms: [SmallTables.form(dirty: 29, of: 120)]) { problems.append($0) }
        }
        return (rows, problems)
    }

    @Test func `a figure agrees if it rounds to the one printed`() throws {
        // 29 of 120 are 24.17 %.
        let (rows, problems) = try compared(
            "Dirty,citizens,q1,share,2,24,0,p. 5\nAll,citizens,q1,base,,120,0,\n")
        #expect(rows.map(\.agrees) == [.yes, .yes])
        #expect(problems.isEmpty)
    }

    @Test func `a figure that differs is a warning at its line`() throws {
        let (rows, problems) = try compared("Dirty,citizens,q1,share,2,24.1,1,p. 5\n")
        #expect(rows.map(\.agrees) == [.no])
        #expect(problems.map(\.position.line) == [2])
        #expect(problems.map(\.severity) == [.warning])
    }

    @Test func `a figure of nothing is refused`() throws {
        #expect(throws: Failure.self) { try compared("Dirty,citizens,q9,share,2,24,0,\n") }
        #expect(throws: Failure.self) { try compared("Dirty,people,q1,share,2,24,0,\n") }
    }
}
