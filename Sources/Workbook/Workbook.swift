import Problems

/// An Excel workbook (`.xlsx`): the texts of its sheets' cells as a spreadsheet shows them, formulas by the values
/// kept with them. Macros, links and pictures are not looked at.
public struct Workbook {
    /// The bytes with which the file begins, as any ZIP archive does.
    public static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    /// How an old workbook (`.xls`) begins, and one that is locked by a password.
    public static let oldSignature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
    /// How many bytes a file may have, and one part of a workbook may unpack to.
    public static let largestPart = 1 << 28
    /// As many as a sheet can have.
    static let mostRows = 1_048_576
    static let mostColumns = 16_384

    /// A row that holds something.
    public struct Row: Equatable, Sendable {
        /// Its number in the sheet, counted from 1.
        public var number: Int
        public var cells: [String]
    }

    private struct Sheet {
        var name: String
        var part: String
        var isHidden: Bool
    }

    private let archive: ZipArchive
    private let file: String
    private let sheets: [Sheet]
    private let strings: [String]
    private let formats: NumberFormats

    /// The names of its sheets, in their order.
    public var sheetNames: [String] { sheets.map(\.name) }

    /// - Parameter file: The name used in messages.
    /// - Throws: `Failure` if the file is damaged, locked by a password, no workbook, or unpacks to too much.
    public init(_ bytes: [UInt8], file: String) throws {
        self.file = file
        do {
            if bytes.starts(with: Workbook.oldSignature) {
                throw Workbook.isLocked(bytes) ? WorkbookProblem.locked : .old
            }
            let archive = try ZipArchive(bytes, limit: Workbook.largestPart)
            guard let book = try archive.contents(of: "xl/workbook.xml") else {
                throw WorkbookProblem.noWorkbook
            }
            let targets = try archive.contents(of: "xl/_rels/workbook.xml.rels").map(Workbook.targets) ?? [:]
            self.archive = archive
            let (sheets, countsFrom1904) = try Workbook.sheets(book, targets)
            self.sheets = sheets
            strings = try archive.contents(of: "xl/sharedStrings.xml").map(Workbook.strings) ?? []
            var formats = try archive.contents(of: "xl/styles.xml").map(NumberFormats.init) ?? NumberFormats()
            formats.countsFrom1904 = countsFrom1904
            self.formats = formats
        } catch {
            throw Workbook.failure(error, file)
        }
    }

    /// Whether what an old container holds is a workbook under a password.
    private static func isLocked(_ bytes: [UInt8]) -> Bool {
        let name: [UInt8] = Array("EncryptedPackage".utf8.map { [$0, 0] as [UInt8] }.joined())
        return bytes.indices.contains {
            bytes[$0] == name[0] && bytes.count - $0 >= name.count && bytes[$0...].starts(with: name)
        }
    }

    private static func failure(_ error: any Error, _ file: String) -> any Error {
        let problem: WorkbookProblem
        switch error {
        case ZipArchive.Fault.locked: problem = .locked
        case ZipArchive.Fault.tooLarge: problem = .tooLarge(limit: largestPart)
        case is ZipArchive.Fault, is XMLReader.Fault: problem = .damaged
        case let known as WorkbookProblem: problem = known
        default: return error
        }
        return Failure.data(at: Position(file: file), problem)
    }

    /// The name of a sheet as the workbook spells it.
    ///
    /// - Parameter name: In any capitals; `nil` for the first sheet that is not hidden.
    /// - Throws: `Failure` if there is no such sheet.
    public func sheet(named name: String? = nil) throws -> String {
        guard let name else { return (sheets.first { !$0.isHidden } ?? sheets[0]).name }
        if let sheet = sheets.first(where: { $0.name == name })
            ?? sheets.first(where: { $0.name.lowercased() == name.lowercased() })
        {
            return sheet.name
        }
        throw Failure.data(at: Position(file: file), WorkbookProblem.noSheet(name, of: sheetNames))
    }

    /// Hands on the rows of a sheet that hold something.
    ///
    /// - Throws: `Failure` if there is no such sheet, or it is damaged.
    public func forEachRow(of name: String? = nil, _ take: (Row) throws -> Void) throws {
        let name = try sheet(named: name)
        do {
            guard let part = sheets.first(where: { $0.name == name })?.part,
                let bytes = try archive.contents(of: part)
            else { throw ZipArchive.Fault.damaged }
            var reader = SheetReader(bytes, strings: strings, formats: formats)
            while let row = try reader.next() { try take(row) }
        } catch {
            throw Workbook.failure(error, "\(file)[\(name)]")
        }
    }

    /// What stands for a break of lines inside a cell in ``text(of:)``, where each row has one line.
    public static let lineBreak: Unicode.Scalar = "\u{2028}"

    /// A sheet as comma-separated text in which each row stands in the line of its number.
    public func text(of name: String? = nil) throws -> [UInt8] {
        var text: [UInt8] = []
        var line = 1
        // Blank cells at the end of a row are not kept in the file; a row has as many as the widest above it.
        var width = 0
        try forEachRow(of: name) { row in
            while line < row.number {
                text.append(UInt8(ascii: "\n"))
                line += 1
            }
            for (index, cell) in row.cells.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                Workbook.append(cell, to: &text)
            }
            text += Array(repeating: UInt8(ascii: ","), count: max(0, width - row.cells.count))
            width = max(width, row.cells.count)
            text.append(UInt8(ascii: "\n"))
            line += 1
            if text.count > Workbook.largestPart {
                throw WorkbookProblem.tooLarge(limit: Workbook.largestPart)
            }
        }
        return text
    }

    private static func append(_ cell: String, to text: inout [UInt8]) {
        let special: Set<UInt8> = Set(",\"\n\r".utf8)
        guard cell.utf8.contains(where: special.contains) else { return text.append(contentsOf: cell.utf8) }
        text.append(UInt8(ascii: "\""))
        for byte in cell.replacing("\r\n", with: "\n").utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): text += Array(String(lineBreak).utf8)
            case UInt8(ascii: "\""): text += [byte, byte]
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}

extension Workbook {
    /// The sheets with the parts that hold them, and whether days are counted from 1904.
    private static func sheets(
        _ book: [UInt8], _ targets: [String: String]
    ) throws -> ([Sheet], Bool) {
        var reader = XMLReader(book)
        var sheets: [Sheet] = []
        var countsFrom1904 = false
        while let token = try reader.next() {
            guard case .start(let name, let attributes, _) = token else { continue }
            if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
            // The prefix of r:id is dropped; sheetId is another name.
            if name == "sheet", let title = attributes["name"], let id = attributes["id"],
                let part = targets[id]
            {
                let state = attributes["state"] ?? "visible"
                sheets.append(Sheet(name: title, part: part, isHidden: state != "visible"))
            }
        }
        if sheets.isEmpty { throw WorkbookProblem.noWorkbook }
        return (sheets, countsFrom1904)
    }

    /// Parts that are sheets of cells, by the identifiers under which the workbook names them.
    private static func targets(_ relations: [UInt8]) throws(XMLReader.Fault) -> [String: String] {
        var reader = XMLReader(relations)
        var targets: [String: String] = [:]
        while let token = try reader.next() {
            guard case .start("Relationship", let attributes, _) = token,
                let id = attributes["Id"], let target = attributes["Target"],
                attributes["TargetMode"] != "External", attributes["Type"]?.hasSuffix("/worksheet") ?? true
            else { continue }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
        }
        return targets
    }

    /// The texts that cells refer to by number.
    private static func strings(_ part: [UInt8]) throws(XMLReader.Fault) -> [String] {
        var reader = XMLReader(part)
        var strings: [String] = []
        var text = RichText()
        while let token = try reader.next() {
            switch token {
            case .start("si", _, let isEmpty):
                text = RichText()
                if isEmpty { strings.append("") }
            case .end("si"): strings.append(text.text)
            default: text.take(token)
            }
        }
        return strings
    }
}
