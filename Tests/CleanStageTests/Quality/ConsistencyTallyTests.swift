import Problems
import SurveyModel
import Testing

@testable import CleanStage

struct ConsistencyTallyTests {
    @Test func `failures are counted of those whose answers decide, and named`() throws {
        let check = ConsistencyCheck(
            name: "young-pensioner", severity: .error,
            fails: try Expression(parsing: "${age} = '1' and ${status} = '3'"),
            text: LocalizedText(["en": "x"]))
        let rows = [
            ["age": "1", "status": "3"], ["age": "2", "status": "3"], ["age": "1"], ["age": "2"],
            ["status": "1", "pension": "5"],
        ]
        let columns = SmallForm.columns(rows.map { ("", $0) })
        let coder = RowCoder(SmallForm.instrument, form: SmallForm.form, columns)
        var tally = ConsistencyTally(SmallForm.instrument, [check], coder.book)
        tally.add(
            coder.code(try columns.block(0)), respondent: { "r\($0)" },
            position: { Position(file: "a.csv", line: $0 + 2) })
        #expect(tally.all.map(\.check) == ["young-pensioner", "not-asked-pension"])
        #expect(tally.all.map(\.failures) == [1, 1])
        #expect(tally.all.map(\.base) == [4, 1])
        #expect(tally.all.map(\.respondents) == [["r0"], ["r4"]])
        #expect(
            tally.problems.map { "\($0)" } == [
                "a.csv:2: warning: 1 respondent fails the check young-pensioner, the first here; "
                    + "see consistency in quality.json"
            ])
    }
}
