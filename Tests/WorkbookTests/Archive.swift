/// A ZIP archive of texts, stored as they are, as a workbook is one.
func archive(_ files: [(name: String, text: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, text) in files {
        let size = number(text.utf8.count, 4)
        let sizes = number(Int(checksum(Array(text.utf8))), 4) + size + size + number(name.utf8.count, 2)
        directory +=
            number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 8) + sizes + number(0, 12)
            + number(bytes.count, 4) + Array(name.utf8)
        bytes +=
            number(0x0403_4B50, 4) + number(20, 2) + number(0, 8) + sizes + number(0, 2) + Array(name.utf8)
            + Array(text.utf8)
    }
    let start = bytes.count
    let counts = number(files.count, 2) + number(files.count, 2)
    bytes += directory + number(0x0605_4B50, 4) + number(0, 4) + counts
    return bytes + number(directory.count, 4) + number(start, 4) + number(0, 2)
}

/// CRC-32 as in ISO 3309.
func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
}

private func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(value >> (8 * $0) & 0xFF) }
}

/// A workbook with one sheet of these rows, as XML, and one that is hidden before it.
func workbook(rows: String, strings: String? = nil, styles: String? = nil, sheet: String = "answers")
    -> [UInt8]
{
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relation(_ id: Int) -> String {
        "<Relationship Id=\"rId\(id)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(id).xml\"/>"
    }
    var files = [
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"\(office)\"><sheets>"
                + "<sheet name=\"hidden\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/>"
                + "<sheet name=\"\(sheet)\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"
        ),
        ("xl/_rels/workbook.xml.rels", "<Relationships>\(relation(1))\(relation(2))</Relationships>"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"),
        ("xl/worksheets/sheet2.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
    ]
    if let strings { files.append(("xl/sharedStrings.xml", "<sst>\(strings)</sst>")) }
    if let styles { files.append(("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")) }
    return archive(files)
}
