import Foundation
import Testing

@testable import WorkbookOutput

struct WorkbookWriterTests {
    @Test func `texts stay texts and numbers numbers, links lead to sheets, and the bytes repeat`() throws {
        var first = Sheet(name: "contents")
        first.rows = [
            [
                .text("=1+1"), .text("+7 701"), SheetCell(.number(12.5), .oneDecimal),
                SheetCell(.link("q1", sheet: "q 1")),
            ],
            [.text("әіңғүұқөһ", .wrapped), .empty, .text("•", .hidden)],
        ]
        var second = Sheet(name: "q 1")
        second.rules = [
            KeyingRule(
                column: 1, rows: 1...9, .list(sheet: "contents", column: 0, count: 2), title: "t",
                hint: String(repeating: "ұ", count: 300), refusal: "no"),
            KeyingRule(
                column: 2, rows: 1...9, .whole(from: 1, through: 5), title: "t", hint: "", refusal: "no"),
        ]
        let bytes = try WorkbookWriter.bytes(of: [first, second], title: "т", epoch: 1_593_475_200)
        #expect(bytes == (try WorkbookWriter.bytes(of: [first, second], title: "т", epoch: 1_593_475_200)))
        let parts = try unpacked(bytes)
        let ageless = try unpacked(try WorkbookWriter.bytes(of: [first], title: "", epoch: 0))
        #expect(ageless["docProps/core.xml"]?.contains("1970-01-01T00:00:01Z") == true, "no clock is asked")
        #expect(parts["xl/sharedStrings.xml"]?.contains("<t>=1+1</t>") == true)
        let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
        #expect(!sheet.contains("<f>") && sheet.contains("<v>12.5</v>"))
        #expect(sheet.contains("location=\"&apos;q 1&apos;!A1\"") || sheet.contains("location=\"'q 1'!A1\""))
        let keyed = try #require(parts["xl/worksheets/sheet2.xml"])
        #expect(keyed.contains("'contents'!$A$1:$A$2") && keyed.contains("type=\"whole\""))
    }

    @Test func `names of sheets are those that Excel takes`() {
        let long = String(repeating: "а", count: 40)
        let names = Sheet.names(for: ["q1", "Q1", "a/b:c", long, long, "", "it's"])
        #expect(
            names == [
                "q1", "Q1~2", "a_b_c", String(repeating: "а", count: 31),
                String(repeating: "а", count: 29) + "~2", "_", "it_s",
            ])
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
    func `columns are named as in a spreadsheet`(column: Int, name: String) {
        #expect(WorkbookWriter.columnName(column) == name)
    }

    private func unpacked(_ bytes: [UInt8]) throws -> [String: String] {
        let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).xlsx"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = """
            import sys, zipfile, json
            z = zipfile.ZipFile(sys.argv[1])
            print(json.dumps({n: z.read(n).decode("utf-8", "replace") for n in z.namelist()}))
            """
        process.arguments = ["python3", "-c", script, path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([String: String].self, from: data)
    }
}
