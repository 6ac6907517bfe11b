import DelimitedText
import StageFiles
import SurveyModel
import Testing

@testable import CleanStage

struct EntryComparisonTests {
    private let coder = RowCoder(SmallForm.instrument, form: SmallForm.form)

    private func comparison(
        _ second: [(String, [String: String])], decisions: EntryDecisions = EntryDecisions()
    ) -> EntryComparison {
        var entry = SecondEntry()
        for (index, (respondent, cells)) in second.enumerated() {
            entry.add(.init(answers: SmallForm.answers(cells), line: index + 2), of: respondent)
        }
        return EntryComparison(coder, entry, decisions)
    }

    @Test func `what differs is unresolved and listed with both lines and values`() {
        var comparison = comparison([("7", ["age": "26-36", "status": "жұмысшы", "words": " жол"])])
        var row = SmallForm.answers(["age": "18-25", "status": "2", "words": "Жол"])
        let found = comparison.merge(&row, respondent: "7", line: 12)
        #expect(row["age"] == ".i" && row["status"] == "2" && row["words"] == "Жол")
        #expect(found.map { $0.cells([]) } == [["7", "12", "2", "age", "1", "2", ""]])
        #expect(comparison.report.all == .init(name: "", cells: 3, differing: 1))
        #expect(comparison.report.byVariable.map(\.rate) == [1, 0, 0])
    }

    @Test func `a decision settles a cell`() throws {
        let text = "respondent,variable,decision\n7,age,36-57\n7,status,(blank)\n"
        let decisions = try EntryDecisions(
            RecordReader(MemorySource(text), file: "decisions.csv"), coder)
        var comparison = comparison([("7", ["age": "2", "status": "1"])], decisions: decisions)
        var row = SmallForm.answers(["age": "1"])
        let found = comparison.merge(&row, respondent: "7", line: 2)
        #expect(row["age"] == "3" && row["status"] == "")
        #expect(found.map(\.decision) == ["3", "(blank)"])
        #expect(comparison.report.settled == 2)
    }

    @Test func `respondents in one entry only are named; an id that comes twice is met in order`() {
        var comparison = comparison([("7", ["age": "1"]), ("7", ["age": "2"]), ("9", ["age": "1"])])
        for (respondent, age) in [("7", "1"), ("7", "2"), ("8", "3")] {
            var row = SmallForm.answers(["age": age])
            #expect(comparison.merge(&row, respondent: respondent, line: 2).isEmpty)
            #expect(row["age"] == age)
        }
        #expect(comparison.report.onlyFirst == ["8"] && comparison.report.onlySecond == ["9"])
    }

    @Test func `the cells of an operator are those of the forms either entry names`() {
        var comparison = comparison([
            ("1", ["age": "1", "sex": "1", "operator": "B"]), ("2", ["age": "1", "operator": "B"]),
        ])
        for (respondent, name) in [("1", "A"), ("2", "B")] {
            var row = SmallForm.answers(["age": "1", "sex": respondent == "1" ? "2" : "", "operator": name])
            _ = comparison.merge(&row, respondent: respondent, line: 2)
            #expect(row["operator"] == name)
        }
        #expect(
            comparison.report.byOperator == [
                .init(name: "A", cells: 2, differing: 1), .init(name: "B", cells: 3, differing: 1),
            ])
    }
}
