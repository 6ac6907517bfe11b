import Problems
import StageFiles
import SurveyModel
import Testing

@testable import CleanStage

struct QualityTallyTests {
    private func tally(_ rows: [(String, [String: String])]) throws -> QualityTally {
        let columns = SmallForm.columns(rows)
        let coder = RowCoder(SmallForm.instrument, form: SmallForm.form, columns)
        let file = IngestReport.File(
            name: "a.csv", sha256: "", bytes: 0, encoding: "utf-8", delimiter: ",", headerLine: 1,
            rowsRead: rows.count, rowsRejected: [], cellsDamaged: [], columns: [], columnsLeftOver: [],
            lines: LineNumbers(2..<2 + rows.count))
        var tally = QualityTally(SmallForm.instrument, [], coder.book, folder: ".")
        let raw = try columns.block(0)
        let coded = coder.code(raw)
        try tally.add(
            coded, raw, digests: tally.digest.digests(coded), changes: coded.sortedChanges,
            ResponseLines(IngestReport(form: "small", files: [file])))
        return tally
    }

    private func report(_ rows: [(String, [String: String])], rejected: Int = 0) throws -> QualityReport {
        try tally(rows).report(form: "small", rejected: rejected, nil) { asked in
            Dictionary(uniqueKeysWithValues: Set(asked).map { ($0, rows[$0].0) })
        }
    }

    @Test func `item non-response comes highest first, of those asked`() throws {
        let rows = [("1", ["age": "1", "sex": "1"]), ("2", ["age": "2"]), ("3", ["age": "17"])]
        let report = try report(rows, rejected: 1)
        #expect(report.respondents == 3 && report.rejected == 1)
        let items = report.items.filter { ["age", "sex", "status"].contains($0.question) }
        #expect(items.map(\.question) == ["status", "sex", "age"])
        #expect(items.map(\.nonResponse) == [1, 2.0 / 3, 1.0 / 3])
        #expect(report.changedByRule == [.init(rule: "unresolved", cells: 1)])
    }

    @Test func `0017 and 017 are two people; the same id or answers twice are flagged`() throws {
        let report = try report([
            ("0017", ["age": "1"]), ("017", ["age": "2"]), ("017", ["age": "3"]), ("5", ["age": "18-25"]),
        ])
        #expect(
            report.duplicates == [
                .init(kind: .sameID, respondents: ["017", "017"]),
                .init(kind: .sameAnswers, respondents: ["0017", "5"]),
            ])
        #expect(report.respondents == 4)
    }

    @Test func `unresolved answers are one warning a question, texts of lists with it`() throws {
        let problems = try tally([("1", ["status": "әнші"]), ("2", ["status": "ақын", "service": "99"])])
            .problems(file: "a.csv", QualityReport(form: "small"))
        #expect(
            problems.map { "\($0)" } == [
                "a.csv:2: warning: status: 2 answers could not be resolved, the first here: "
                    + "\u{201C}ақын\u{201D} once, \u{201C}әнші\u{201D} once; add the spelling to accept in the "
                    + "instrument, or complete unresolved.csv and name it under corrections:",
                "a.csv:3: warning: service: 1 answer could not be resolved, the first here; "
                    + "complete unresolved.csv and name it under corrections:",
            ])
    }

    @Test func `of many alike the first are named and all are counted, in the report and in a note`() throws {
        var report = try report((1...1200).map { ("\($0)", ["age": "1"]) })
        #expect(report.duplicates.map(\.respondents.count) == [1000])
        #expect(report.duplicates.map(\.size) == [1200] && report.duplicateGroups == 1)
        #expect(report.unlistedDuplicates == nil)
        report.unlistedDuplicates = [.init(kind: .sameAnswers, groups: 3, respondents: 70)]
        #expect(report.duplicateGroups == 4)
        let notes = try tally([("1", ["age": "1"])]).problems(file: "a.csv", report).map { "\($0)" }
        #expect(
            notes == [
                "a.csv: note: besides those named in quality.json, 70 respondents in 3 groups have all answers in "
                    + "common; with few questions many respondents answer alike; they are counted, not named"
            ])
    }

    @Test func `the excluded are named with their reasons`() throws {
        var tally = try tally([("1", ["age": "1"])])
        tally.exclude("2", line: 3, reason: "tried out")
        let report = try tally.report(form: "small", rejected: 0, nil) { _ in [:] }
        #expect(report.excluded == [.init(respondent: "2", line: 3, reason: "tried out")])
        #expect(report.respondents == 1)
    }
}
