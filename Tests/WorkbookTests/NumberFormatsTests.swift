import Testing

@testable import Workbook

/// Expected texts are those Excel shows (for days those of LibreOffice's ISO format).
struct NumberFormatsTests {
    private func shown(_ value: String, _ code: String) throws -> String {
        let quoted = code.replacing("\"", with: "&quot;")
        let styles =
            "<s><numFmts><numFmt numFmtId=\"164\" formatCode=\"\(quoted)\"/></numFmts>"
            + "<cellXfs><xf numFmtId=\"164\"/></cellXfs></s>"
        return try NumberFormats(styles: Array(styles.utf8)).text(value, style: 0)
    }

    @Test(arguments: [
        ("43983", "dd.mm.yyyy", "2020-06-01"), ("43983.5", "d/m/yy h:mm", "2020-06-01 12:00:00"),
        ("0.75", "h:mm", "18:00:00"), ("61", "yyyy-mm-dd", "1900-03-01"),
        ("1.005", "0.00", "1.01"), ("2.5", "0", "3"), ("-2.5", "#,##0", "-3"), ("3", "0.00", "3.00"),
        ("1234.5", "#,##0.00", "1234.50"), ("0.125", "0%", "13%"), ("0.125", "0.0%", "12.5%"),
        ("17", "00000", "00017"), ("0.1", "General", "0.1"), ("0.30000000000000004", "General", "0.3"),
        ("5", "0\" жас\"", "5"), ("5", "[Red]0;[Blue]-0", "5"), ("1e300", "0.00", "1e+300"),
        ("12", "@", "12"), ("0.02", "[h]:mm", "00:28:48"), ("x", "0.00", "x"), ("0.05", "0.00", "0.05"),
    ])
    func `numbers are shown as their format says`(value: String, code: String, expected: String) throws {
        #expect(try shown(value, code) == expected)
    }

    @Test func `days of old Macintoshes are counted from 1904`() throws {
        var formats = try NumberFormats(styles: Array("<s><cellXfs><xf numFmtId=\"14\"/></cellXfs></s>".utf8))
        formats.countsFrom1904 = true
        #expect(formats.text("42521", style: 0) == "2020-06-01")
    }
}
