import DelimitedText
import Problems
import StageFiles
import SurveyModel
import Testing

@testable import IngestStage

private func lines(_ rows: String...) -> String {
    (["id,q1,q5,q7"] + rows + ["90,1,2,3", "91,1,2,3", "92,1,2,3"]).joined(separator: "\n") + "\n"
}

struct RowTests {
    @Test func `a row with too few cells is left out and listed`() throws {
        let run = try IngestRun(lines("1,1,2", "2,1,2,3"))
        #expect(run.rows.map { $0[0] } == ["2", "90", "91", "92"])
        #expect(run.file?.rowsRejected.map(\.line) == [2])
        #expect(run.file?.rowsRejected.first?.reason == IngestProblem.raggedRow(fields: 3, columns: 4).what)
        #expect(run.warnings.map(\.position.line) == [2])
        #expect(run.report.map { $0.rowsIn == $0.rowsOut + $0.rowsRejected } == true)
    }

    @Test func `a row with too many answers refuses the file, unless the wave says otherwise`() throws {
        let failure = try #require(throws: Failure.self) { try IngestRun(lines("1,1,2,3,4")) }
        #expect(failure.problems.map(\.position.line) == [2])
        #expect(failure.problems.first?.remedy.contains("ragged: reject") == true)
        let run = try IngestRun(lines("1,1,2,3,4"), rules: ExportRules(raggedRows: .reject))
        #expect(run.file?.rowsRejected.map(\.line) == [2])
        #expect(try IngestRun(lines("1,1,2,3,, ,")).report?.rowsRejected == 0)
    }

    @Test func `a file most of whose rows do not fit is refused`() throws {
        let failure = try #require(throws: Failure.self) { try IngestRun(lines("1,1", "2,1", "3,1", "4,1")) }
        #expect(failure.problems.map(\.what) == [IngestProblem.mostRows(4, of: 7).what])
    }

    @Test(arguments: ["1,\"1,2,3", "1,1\",2,3", "1,\"1\"x,2,3", "1,1\0,2,3"])
    func `a row that cannot be read costs itself only, and the run when strict`(row: String) throws {
        let run = try IngestRun(lines(row))
        #expect(run.rows.map { $0[0] } == ["90", "91", "92"])
        #expect(run.file?.rowsRejected.map(\.line) == [2])
        #expect(throws: Failure.self) { try IngestRun(lines(row), isStrict: true) }
    }

    @Test func `two unclosed quotation marks do not swallow the respondents between`() throws {
        let run = try IngestRun(lines("1,1,2,\"3", "2,1,2,3", "3,1,2,\"", "4,1,2,3"))
        #expect(run.rows.map { $0[0] } == ["2", "4", "90", "91", "92"])
        #expect(run.file?.rowsRejected.map(\.line) == [2, 4])
    }

    @Test func `a cell over the limit costs its row`() throws {
        let run = try IngestRun(
            lines("1,1,\(String(repeating: "x", count: 101)),3"), rules: ExportRules(longestField: 100))
        #expect(run.file?.rowsRejected.map(\.line) == [2])
    }

    @Test func `a blank row between respondents is listed, and strictness does not mind it`() throws {
        let run = try IngestRun(lines("1,1,2,3", ",,,"), isStrict: true)
        #expect(run.file?.rowsRejected.map(\.line) == [3])
    }

    @Test func `a byte that is no character costs nothing and is named`() throws {
        var bytes = Array("id,q1,q5,q7,q20\n1,1,2,3,көше ".utf8)
        bytes += [0x8C] + Array(" жарық\n2,Әйел,2,3,\n".utf8)
        let run = try IngestRun([bytes], by: smallForm)
        #expect(run.rows.first?.last == "көше \u{FFFD} жарық")
        #expect(run.file?.cellsDamaged == [.init(line: 2, column: 5, variable: "q20")])
        #expect(
            run.warnings.map(\.position) == [
                Position(file: run.warnings[0].position.file, line: 2, column: 5)
            ])
        #expect(run.file?.encoding == "UTF-8")
    }

    @Test func `lines are those an editor shows`() throws {
        let run = try IngestRun("\"id\",\"q1\",\"q\n5\",q7\r\n1,1,\"2\r\n\",3\r\n\r\n2,1,2\r\n3,1,2,3\r\n")
        #expect(run.file?.rowsRejected.map(\.line) == [6])
        #expect(run.file?.lines == LineNumbers([3, 7]))
    }

    @Test func `form numbers stay apart to the last zero, and one that is missing is named`() throws {
        let run = try IngestRun(lines("0017,1,2,3", "017,1,2,3", " ,1,2,3"))
        #expect(run.rows.prefix(3).map { $0[0] } == ["0017", "017", "#3"])
    }

    @Test func `messages on rows are few, the report has all`() throws {
        let short = Array(repeating: "1,1,2", count: 30)
        let whole = (1...40).map { "\($0),1,2,3" }
        let run = try IngestRun((["id,q1,q5,q7"] + short + whole).joined(separator: "\n"))
        #expect(run.file?.rowsRejected.count == 30)
        #expect(run.warnings.count == 21)
        #expect(run.warnings.last?.what == IngestProblem.moreRows(10).what)
    }

    @Test func `several exports are appended, each read in its own way`() throws {
        let first = Array("id;q1;q5;q7\n1;1;2;3\n".utf8)
        let second = Array("q7\tq5\tq1\tid\n4\t3\t2\t2\n".utf8)
        let run = try IngestRun([first, second], by: smallForm)
        #expect(run.rows == [["1", "1", "2", "3"], ["2", "2", "3", "4"]])
    }
}
