/// The empty Word document whose styles, page and header pandoc gives to what it writes.
struct ReferenceDocument {
    /// What the header says beside the page's number.
    let title: String

    var bytes: [UInt8] {
        var zip = ZipFile()
        zip.add("[Content_Types].xml", Self.declaration + Self.contentTypes)
        zip.add("_rels/.rels", Self.declaration + Self.packageRelations)
        zip.add("word/document.xml", Self.declaration + Self.document)
        zip.add("word/_rels/document.xml.rels", Self.declaration + Self.documentRelations)
        zip.add("word/styles.xml", String(decoding: PackageResources.styles_xml, as: UTF8.self))
        zip.add("word/header1.xml", Self.declaration + header)
        return zip.bytes
    }

    private var header: String {
        let text = title.unicodeScalars.reduce("") { text, sign in
            switch sign {
            case "&": text + "&amp;"
            case "<": text + "&lt;"
            case ">": text + "&gt;"
            default: sign.value < 0x20 ? text + " " : text + String(sign)
            }
        }
        return """
            <w:hdr xmlns:w="\(Self.word)"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
            <w:r><w:t xml:space="preserve">\(text)</w:t></w:r><w:r><w:tab/></w:r>\
            <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:hdr>
            """
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"

    private static let contentTypes = """
        <Types xmlns="\(package)/content-types">\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(type).document.main+xml"/>\
        <Override PartName="/word/styles.xml" ContentType="\(type).styles+xml"/>\
        <Override PartName="/word/header1.xml" ContentType="\(type).header+xml"/></Types>
        """
    private static let packageRelations = """
        <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
        Type="\(relations)/officeDocument" Target="word/document.xml"/></Relationships>
        """
    private static let documentRelations = """
        <Relationships xmlns="\(package)/relationships">\
        <Relationship Id="rId1" Type="\(relations)/styles" Target="styles.xml"/>\
        <Relationship Id="rId2" Type="\(relations)/header" Target="header1.xml"/></Relationships>
        """
    /// A4, 20 mm at the sides.
    private static let document = """
        <w:document xmlns:w="\(word)" xmlns:r="\(relations)"><w:body><w:sectPr>\
        <w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>\
        <w:pgMar w:top="1300" w:right="1134" w:bottom="1134" w:left="1134" w:header="600" w:footer="600" \
        w:gutter="0"/></w:sectPr></w:body></w:document>
        """
}
