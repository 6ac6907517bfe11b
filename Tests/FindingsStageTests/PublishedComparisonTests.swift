import Problems
import StageFiles
import Testing

@testable import FindingsStage

struct PublishedComparisonTests {
    private let header = "statement_en,form,question,measure,code,value,decimals,source\n"

    private func compared(
        _ rows: String, _ form: ReleasedForm = SmallTables.form(dirty: 29, of: 120)
    ) throws -> ([PublishedRow], [Problem]) {
        var problems: [Problem] = []
        let rows = try withFile(header + rows) { path in
            try compare(path, forms: [form]) { problems.append($0) }
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

    @Test(arguments: [
        ("q11,share,2,24,0", "there is no question q11; did you mean q1?"),
        ("q1,share,7,24,0", "there is no answer 7; did you mean 1?"),
        ("q1,share,2,,0", "q1 has no value"),
        ("q1,share,2,24,99", "decimals is 99; write a whole number from 0 to 6"),
    ])
    func `what is wrong with a figure is told with what there is`(row: String, says: String) throws {
        let failure = try #require(throws: Failure.self) { try compared("Dirty,citizens,\(row),\n") }
        #expect(failure.problems.map(\.position.line) == [2])
        #expect("\(failure.problems[0])".contains(says), "\(failure.problems)")
    }

    /// The least of a number, the mean of very few, the count of a hidden cell, an answer told together with another.
    @Test func `a figure that disclosure control withholds is said to be, not to differ`() throws {
        var form = SmallTables.form(dirty: 29, of: 120)
        var years = SmallTables.number("q5", mean: 14)
        years.min = nil
        var few = NumberRow()
        (few.question, few.n) = ("q6", 4)
        form.numbers = [years, few]
        form.distributions[0].n = nil
        form.distributions[1].code = "2+3"
        let (rows, problems) = try compared(
            """
            Least,citizens,q5,min,,4,0,
            Few,citizens,q6,mean,,3,0,
            Clean,citizens,q1,count,1,91,0,
            Foul,citizens,q1,share,3,10,0,

            """, form)
        #expect(rows.map(\.agrees) == [.withheld, .withheld, .withheld, .withheld])
        #expect(problems.map(\.severity) == [.warning, .warning, .warning, .warning])
        #expect(
            problems.allSatisfy {
                $0.what.contains("disclosure control withholds") && !$0.remedy.contains("or at the figure")
            })
    }

    /// Two answers as frequent, and a share of nine answers.
    @Test func `what the tables cannot say is neither withheld nor different`() throws {
        let equal = try compared("Most,citizens,q1,mode,,2,0,\n", SmallTables.form(dirty: 60, of: 120))
        let few = try compared("Few,citizens,q1,share,2,33,0,\n", SmallTables.form(dirty: 3, of: 9))
        for (rows, problems) in [equal, few] {
            #expect(rows.map(\.agrees) == [PublishedRow.Agreement.none] && problems.count == 1)
            #expect(problems.allSatisfy { !$0.what.contains("withhold") })
        }
    }
}
