import SurveyModel
import Testing

@testable import StageFiles

struct SpreadsheetTextTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("-5 дейін", "'-5 дейін"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("＝1", "'＝1"),
        ("жол", "жол"), ("'5", "'5"), ("", ""), ("'", "'"), ("−1.2", "−1.2"),
        // Numbers stay; what could be taken for them marked does not.
        ("-1.2", "-1.2"), ("-99", "-99"), ("+5", "+5"), ("-1.2.3", "'-1.2.3"), ("--5", "'--5"), ("-", "'-"),
        ("-1,2", "-1,2"), ("'-5", "''-5"),
        // Written so by somebody.
        ("'=1+1", "''=1+1"), ("''=1", "'''=1"),
    ])
    func `formulas are made inert, and found again`(text: String, inert: String) {
        #expect(SpreadsheetText.inert(text) == inert)
        #expect(SpreadsheetText.original(inert) == text)
    }

    @Test func `the texts of a table are inert in the file and as they were when read`() throws {
        let folder = try ScratchFolder()
        var row = DistributionRow()
        row.question = "q1"
        row.code = "-99"
        row.label = LocalizedText(["kk": "=HYPERLINK(\"x\")", "en": "-"])
        row.percent = -1.2
        let output = try StageOutput(folder: folder.path)
        try output.write([row], to: "d.csv", languages: ["kk", "en"])
        try output.commit()
        let line = try folder.text(of: "d.csv").split(separator: "\n")[1]
        #expect(line.hasPrefix("q1,single,-99,\"'=HYPERLINK(\"\"x\"\")\",'-,"))
        #expect(line.contains(",-1.2,"))
        let read = try readTable(DistributionRow.self, at: "\(folder.path)/d.csv", languages: ["kk", "en"])
        #expect(read.map(\.label) == [row.label])
        let statements = try folder.file("s.csv", "factor,quadrant,text_kk\nf,threat,'=1\n")
        let team = try readTeamTable(StatementRow.self, at: statements, optional: StatementRow.optional)
        #expect(team[0].row.text["kk"] == "=1")
    }
}
