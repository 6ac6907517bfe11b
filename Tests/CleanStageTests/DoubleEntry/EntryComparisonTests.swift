import DelimitedText
import StageFiles
import SurveyModel
import Testing

@testable import CleanStage

struct EntryComparisonTests {
    private let coder = RowCoder(
        SmallForm.instrument, form: SmallForm.form, SmallForm.columns([("", [:])]))

    private func comparison(
        _ second: [(String, [String: String])], decisions: EntryDecisions = EntryDecisions()
    ) -> EntryComparison {
        var entry = SecondEntry()
        for (index, (respondent, cells)) in second.enumerated() {
            let answers = SmallForm.answers(cells)
            entry.add(
                .init(answers: coder.variables.map { answers[$0] }, line: index + 2), of: respondent)
        }
        return EntryComparison(coder, entry, decisions)
    }

    /// Compares one form's answers.
    private func merge(
        _ cells: [String: String], _ comparison: inout EntryComparison, respondent: String, line: Int = 2
    ) throws -> (row: CodedRow, found: [DoubleEntryRow]) {
        let columns = SmallForm.columns([(respondent, cells)])
        let coder = RowCoder(SmallForm.instrument, form: SmallForm.form, columns)
        var coded = coder.answers(try columns.block(0))
        let found = comparison.merge(&coded, row: 0, respondent: respondent, line: line)
        return (CodedRow(coded), found)
    }

    @Test func `what differs is unresolved and listed with both lines and values`() throws {
        var comparison = comparison([("7", ["age": "26-36", "status": "жұмысшы", "words": " жол"])])
        let (row, found) = try merge(
            ["age": "18-25", "status": "2", "words": "Жол"], &comparison, respondent: "7", line: 12)
        #expect(row["age"] == ".i" && row["status"] == "2" && row["words"] == "Жол")
        #expect(found.map { $0.cells([]) } == [["7", "12", "2", "age", "1", "2", ""]])
        #expect(comparison.report.all == .init(name: "", cells: 3, differing: 1))
        #expect(comparison.report.byVariable.map(\.rate) == [1, 0, 0])
    }

    @Test func `a decision settles a cell`() throws {
        let text = "respondent,variable,decision\n7,age,36-57\n7,status,(blank)\n"
        let decisions = try EntryDecisions(
            RecordReader(MemorySource(text), file: "decisions.csv"), SmallForm.instrument,
            form: SmallForm.form)
        var comparison = comparison([("7", ["age": "2", "status": "1"])], decisions: decisions)
        let (row, found) = try merge(["age": "1"], &comparison, respondent: "7")
        #expect(row["age"] == "3" && row["status"] == "")
        #expect(found.map(\.decision) == ["3", "(blank)"])
        #expect(comparison.report.settled == 2)
    }

    @Test func `respondents in one entry only are named; an id that comes twice is met in order`() throws {
        var comparison = comparison([("7", ["age": "1"]), ("7", ["age": "2"]), ("9", ["age": "1"])])
        for (respondent, age) in [("7", "1"), ("7", "2"), ("8", "3")] {
            let (row, found) = try merge(["age": age], &comparison, respondent: respondent)
            #expect(found.isEmpty && row["age"] == age)
        }
        #expect(comparison.report.onlyFirst == ["8"] && comparison.report.onlySecond == ["9"])
    }

    @Test func `the cells of an operator are those of the forms either entry names`() throws {
        var comparison = comparison([
            ("1", ["age": "1", "sex": "1", "operator": "B"]), ("2", ["age": "1", "operator": "B"]),
        ])
        for (respondent, name) in [("1", "A"), ("2", "B")] {
            let cells = ["age": "1", "sex": respondent == "1" ? "2" : "", "operator": name]
            let (row, _) = try merge(cells, &comparison, respondent: respondent)
            #expect(row["operator"] == name)
        }
        #expect(
            comparison.report.byOperator == [
                .init(name: "A", cells: 2, differing: 1), .init(name: "B", cells: 3, differing: 1),
            ])
    }
}
