import Problems
import Testing

@testable import Workbook

struct WorkbookTests {
    private func text(_ bytes: [UInt8], sheet: String? = nil) throws -> String {
        String(decoding: try Workbook(bytes, file: "x.xlsx").text(of: sheet), as: UTF8.self)
    }

    /// What is said of a workbook that is refused.
    private func refusal(_ bytes: [UInt8], sheet: String? = nil) -> String {
        do {
            return "read: \(try text(bytes, sheet: sheet))"
        } catch let failure as Failure {
            return failure.problems.map(\.description).joined(separator: "\n")
        } catch {
            return "\(error)"
        }
    }

    @Test func `a row stands in the line of its number, as wide as those above`() throws {
        let rows =
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>q1</t></is></c>"
            + "<c r=\"C2\" t=\"inlineStr\"><is><t>q3</t></is></c></row><row r=\"4\"><c r=\"B4\"><v>7</v></c></row>"
        #expect(try text(workbook(rows: rows)) == "\nq1,,q3\n\n,7,\n")
    }

    @Test func `signs that part cells are quoted, and a break inside a cell does not end its line`() throws {
        let rows =
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
        let strings =
            "<si><t>a, \"b\"</t></si><si><r><t>one&#10;</t></r><r><t>two</t></r><rPh><t>x</t></rPh></si>"
        #expect(try text(workbook(rows: rows, strings: strings)) == "\"a, \"\"b\"\"\",\"one\u{2028}two\"\n")
    }

    @Test func `formulas count by the values kept with them; one never computed is shown`() throws {
        let rows =
            "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>A1</f><v>yes</v></c>"
            + "<c r=\"C1\"><f>A1*2</f></c><c r=\"D1\" t=\"e\"><v>#N/A</v></c><c r=\"E1\" t=\"b\"><v>1</v></c></row>"
        #expect(try text(workbook(rows: rows)) == "2,yes,=A1*2,#N/A,TRUE\n")
    }

    @Test func `the first sheet that is not hidden is read, or the one that is named, in any capitals`()
        throws
    {
        let rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
        let book = try Workbook(workbook(rows: rows, sheet: "Жауаптар"), file: "x.xlsx")
        #expect(try book.sheet() == "Жауаптар")
        #expect(try book.sheet(named: "жауаптар") == "Жауаптар")
        #expect(try book.text(of: "hidden").isEmpty)
        let refused = refusal(workbook(rows: rows), sheet: "answer")
        #expect(refused.contains("there is no sheet “answer”, only “hidden”, “answers”"))
    }

    @Test(arguments: [
        // A cell of a text that is not there.
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>3</v></c></row>",
        "<row r=\"1048577\"><c r=\"A1\"><v>3</v></c></row>", "<row r=\"2\"/><row r=\"1\"/>",
        "<row r=\"1\"><c r=\"XFE1\"><v>3</v></c></row>", "<row r=\"1\"><c r=\"1\"><v>3</v></c></row>",
        "<row r=\"1\"><c r=\"B1\"><v>3</v></c><c r=\"A1\"><v>3</v></c></row>",
        // A style that is not there.
        "<row r=\"1\"><c r=\"A1\" s=\"3\"><v>3</v></c></row>", "<row r=\"1\"><c>&bomb;</c></row>",
        "<row r=\"1\"><c r=\"A1", "<!DOCTYPE x [<!ENTITY a \"b\">]>",
    ])
    func `damaged sheets are refused with the sheet's name`(rows: String) {
        let refused = refusal(workbook(rows: rows))
        #expect(refused.hasPrefix("x.xlsx[answers]: error: the workbook is damaged"), "\(refused)")
    }

    @Test func `what is no workbook is told from one under a password and from an old one`() {
        #expect(refusal(archive([("content.xml", "")])).contains("packed but no Excel workbook"))
        #expect(refusal(Workbook.oldSignature + [0, 0, 0]).contains("Excel 97 to 2003"))
        let name = Array("EncryptedPackage".utf8.map { [$0, 0] as [UInt8] }.joined())
        #expect(refusal(Workbook.oldSignature + [1, 2] + name).contains("locked by a password"))
        #expect(refusal(Array("PK\u{3}\u{4}".utf8)).contains("damaged or cut off"))
    }

    @Test func `a workbook cut off anywhere is refused`() {
        let whole = workbook(
            rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", strings: "<si><t>x</t></si>")
        for end in 4..<whole.count {
            #expect(!refusal(Array(whole[..<end])).hasPrefix("read"), "cut at \(end)")
        }
    }

    @Test func `a byte changed anywhere in a sheet is noticed`() {
        let whole = workbook(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        let sheet = Array("<v>1</v>".utf8)
        guard let place = whole.indices.first(where: { whole[$0...].starts(with: sheet) }) else { return }
        var changed = whole
        changed[place + 3] = UInt8(ascii: "2")
        #expect(refusal(changed).contains("damaged"))
    }

    @Test func `a part that claims to unpack to gigabytes is not unpacked`() {
        var bytes = workbook(rows: "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
        // The sizes of all files in the list at the end.
        let signature: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
        for place in bytes.indices where bytes[place...].starts(with: signature) {
            bytes.replaceSubrange(place + 24..<place + 28, with: [0, 0, 0, 0x40])
        }
        #expect(refusal(bytes).contains("unpacks to more than"))
    }

    @Test func `links out of the archive and in a circle are not followed`() throws {
        let files = [
            ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" id=\"r1\"/></sheets></workbook>"),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"../../etc/passwd\"/></Relationships>"
            ),
        ]
        #expect(refusal(archive(files)).contains("damaged"))
        let circle = [
            files[0],
            ("xl/_rels/workbook.xml.rels", "<r><Relationship Id=\"r1\" Target=\"workbook.xml\"/></r>"),
        ]
        #expect(refusal(archive(circle)).contains("damaged"))
    }
}
