import Problems

/// An Excel workbook (`.xlsx`): the texts of its sheets' cells as a spreadsheet shows them, formulas by the values
/// kept with them. Macros, links and pictures are not looked at.
public struct Workbook {
    /// The bytes with which the file begins, as any ZIP archive does.
    public static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    /// How many bytes one part of a workbook may unpack to.
    static let largestPart = 1 << 28
    /// As many as a sheet can have.
    static let mostRows = 1_048_576
    static let mostColumns = 16_384

    /// A row that holds something.
    public struct Row: Equatable, Sendable {
        /// Its number in the sheet, counted from 1.
        public var number: Int
        public var cells: [String]
    }

    private let archive: ZipArchive
    private let file: String
    private let sheets: [(name: String, part: String)]
    private let strings: [String]
    private let formats: NumberFormats

    /// The names of its sheets, in their order.
    public var sheetNames: [String] { sheets.map(\.name) }

    /// - Parameter file: The name used in messages.
    /// - Throws: `Failure` if the file is damaged, locked by a password, no workbook, or unpacks to too much.
    public init(_ bytes: [UInt8], file: String) throws {
        self.file = file
        do {
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

    /// The rows of a sheet that hold something.
    ///
    /// - Parameter name: `nil` for the first sheet.
    /// - Throws: `Failure` if there is no such sheet, or it is damaged.
    public func rows(of name: String? = nil) throws -> [Row] {
        let sheet = name.map { name in sheets.first { $0.name == name } } ?? sheets.first
        do {
            guard let sheet else { throw WorkbookProblem.noSheet(name ?? "", of: sheetNames) }
            guard let part = try archive.contents(of: sheet.part) else { throw ZipArchive.Fault.damaged }
            var reader = SheetReader(part, strings: strings, formats: formats)
            return try reader.rows()
        } catch {
            throw Workbook.failure(error, file)
        }
    }

    /// A sheet as comma-separated text in which each row stands in the line of its number.
    ///
    /// Breaks of lines inside cells become blanks, so that lines stay those of the sheet.
    public func text(of name: String? = nil) throws -> [UInt8] {
        var text: [UInt8] = []
        var line = 1
        for row in try rows(of: name) {
            while line < row.number {
                text.append(UInt8(ascii: "\n"))
                line += 1
            }
            for (index, cell) in row.cells.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                text += Workbook.quoted(cell)
            }
            text.append(UInt8(ascii: "\n"))
            line += 1
        }
        return text
    }

    private static func quoted(_ cell: String) -> [UInt8] {
        let special: Set<UInt8> = Set(",\"\n\r".utf8)
        guard cell.utf8.contains(where: special.contains) else { return Array(cell.utf8) }
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for byte in cell.replacing("\r\n", with: "\n").utf8 {
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"): quoted.append(UInt8(ascii: " "))
            case UInt8(ascii: "\""): quoted += [byte, byte]
            default: quoted.append(byte)
            }
        }
        return quoted + [UInt8(ascii: "\"")]
    }
}

extension Workbook {
    /// The sheets with the parts that hold them, and whether days are counted from 1904.
    private static func sheets(
        _ book: [UInt8], _ targets: [String: String]
    ) throws -> ([(name: String, part: String)], Bool) {
        var reader = XMLReader(book)
        var sheets: [(String, String)] = []
        var countsFrom1904 = false
        while let token = try reader.next() {
            guard case .start(let name, let attributes, _) = token else { continue }
            if name == "workbookPr" { countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
            // The prefix of r:id is dropped; sheetId is another name.
            if name == "sheet", let title = attributes["name"], let id = attributes["id"],
                let part = targets[id]
            {
                sheets.append((title, part))
            }
        }
        if sheets.isEmpty { throw WorkbookProblem.noWorkbook }
        return (sheets, countsFrom1904)
    }

    /// Parts by the identifiers under which the workbook names them.
    private static func targets(_ relations: [UInt8]) throws(XMLReader.Fault) -> [String: String] {
        var reader = XMLReader(relations)
        var targets: [String: String] = [:]
        while let token = try reader.next() {
            guard case .start("Relationship", let attributes, _) = token,
                let id = attributes["Id"], let target = attributes["Target"],
                attributes["TargetMode"] != "External"
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
