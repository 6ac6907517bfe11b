import Problems
import StageFiles
import SurveyModel
import Testing

@testable import CleanStage

struct QualityTallyTests {
    private func tally(_ rows: [(String, [String: String])]) -> QualityTally {
        let coder = RowCoder(SmallForm.instrument, form: SmallForm.form)
        var tally = QualityTally(SmallForm.instrument, [])
        for (index, (respondent, cells)) in rows.enumerated() {
            let row = SmallForm.clean(cells)
            tally.add(
                respondent, row, answers: coder.variables.map { row[$0] },
                at: Position(file: "a.csv", line: index + 2))
        }
        return tally
    }

    @Test func `item non-response comes highest first, of those asked`() {
        let report = tally([("1", ["age": "1", "sex": "1"]), ("2", ["age": "2"]), ("3", ["age": "17"])])
            .report(form: "small", rejected: 1, nil)
        #expect(report.respondents == 3 && report.rejected == 1)
        let items = report.items.filter { ["age", "sex", "status"].contains($0.question) }
        #expect(items.map(\.question) == ["status", "sex", "age"])
        #expect(items.map(\.nonResponse) == [1, 2.0 / 3, 1.0 / 3])
        #expect(report.changedByRule == [.init(rule: "unresolved", cells: 1)])
    }

    @Test func `0017 and 017 are two people; the same id or answers twice are flagged`() {
        let report = tally([
            ("0017", ["age": "1"]), ("017", ["age": "2"]), ("017", ["age": "3"]), ("5", ["age": "18-25"]),
        ]).report(form: "small", rejected: 0, nil)
        #expect(
            report.duplicates == [
                .init(kind: .sameID, respondents: ["017", "017"]),
                .init(kind: .sameAnswers, respondents: ["0017", "5"]),
            ])
        #expect(report.respondents == 4)
    }

    @Test func `unresolved answers are one warning a question, without their texts`() {
        let problems = tally([("1", ["status": "әнші"]), ("2", ["status": "ақын", "service": "99"])])
            .problems(file: "a.csv")
        #expect(
            problems.map { "\($0)" } == [
                "a.csv:2: warning: status: 2 answers could not be resolved, the first here; "
                    + "see cleaning-log.csv, rule unresolved, constraint or exclusive",
                "a.csv:3: warning: service: 1 answer could not be resolved, the first here; "
                    + "see cleaning-log.csv, rule unresolved, constraint or exclusive",
            ])
    }

    @Test func `the excluded are named with their reasons`() {
        var tally = tally([("1", ["age": "1"])])
        tally.exclude("2", line: 3, reason: "tried out")
        let report = tally.report(form: "small", rejected: 0, nil)
        #expect(report.excluded == [.init(respondent: "2", line: 3, reason: "tried out")])
        #expect(report.respondents == 1)
    }
}
