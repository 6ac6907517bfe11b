import Problems
import StageFiles
import Testing

@testable import CleanStage

struct ResponseLinesTests {
    @Test func `every row of every file leads to its line`() {
        let irregular = (0..<1000).map { 2 + $0 * 5 / 3 + $0 % 7 / 6 }
        let files = [("a.csv", irregular), ("empty.csv", []), ("b.csv", [9]), ("c.csv", Array(2..<500))]
        let report = IngestReport(
            form: "f",
            files: files.map { name, lines in
                IngestReport.File(
                    name: name, sha256: "", bytes: 0, encoding: "", delimiter: ",", headerLine: 1,
                    rowsRead: lines.count, rowsRejected: [], cellsDamaged: [], columns: [],
                    columnsLeftOver: [],
                    lines: LineNumbers(lines))
            })
        let lines = ResponseLines(report)
        let expected = files.flatMap { name, lines in lines.map { Position(file: name, line: $0) } }
        #expect(expected.indices.map { lines.position(ofRow: $0) } == expected)
        #expect(lines.position(ofRow: expected.count) == nil)
    }
}
