/// A text of one or several stretches with formats of their own; how Asian letters are read aloud is left out.
struct RichText {
    private(set) var text = ""
    private var isText = false
    private var isReading = false

    mutating func take(_ token: XMLReader.Token) {
        switch token {
        case .start("t", _, let isEmpty): isText = !isEmpty && !isReading
        case .end("t"): isText = false
        case .start("rPh", _, let isEmpty): isReading = !isEmpty
        case .end("rPh"): isReading = false
        case .text(let part) where isText: text += RichText.resolved(part)
        default: break
        }
    }

    /// `_x000D_` and the like stand for signs that XML cannot hold.
    private static func resolved(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "_x") {
            let digits = rest[start.upperBound...].prefix(4)
            let after = rest[start.upperBound...].dropFirst(4)
            guard digits.count == 4, after.first == "_", let value = UInt32(digits, radix: 16),
                let sign = Unicode.Scalar(value)
            else {
                result += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                continue
            }
            result += rest[..<start.lowerBound]
            result.unicodeScalars.append(sign)
            rest = after.dropFirst()
        }
        return result + rest
    }
}

/// Reads the rows of a sheet.
struct SheetReader {
    private var reader: XMLReader
    private let strings: [String]
    private let formats: NumberFormats
    private var row = 0
    /// The number of the last row that held something.
    private var last = 0
    private var cells: [String] = []
    private var cell: Cell?

    private struct Cell {
        var column: Int
        var type: String
        var style: Int
        var value = ""
        var isValue = false
        /// What it is computed by; `nil` where it is not.
        var formula: String?
        var isFormula = false
        var inline = RichText()
    }

    init(_ part: [UInt8], strings: [String], formats: NumberFormats) {
        reader = XMLReader(part)
        self.strings = strings
        self.formats = formats
    }

    /// The next row that holds something; `nil` at the end.
    mutating func next() throws -> Workbook.Row? {
        while let token = try reader.next() {
            switch token {
            case .start("row", let attributes, let isEmpty):
                row = attributes["r"].flatMap { Int($0) } ?? row + 1
                guard (1...Workbook.mostRows).contains(row), row > last else { throw XMLReader.Fault() }
                cells = []
                if isEmpty { last = row }
            case .end("row"):
                last = row
                if let row = closeRow() { return row }
            case .start("sheetData", _, isEmpty: true), .end("sheetData"): return nil
            case .start("c", let attributes, let isEmpty):
                cell = try isEmpty ? nil : open(attributes)
            case .end("c"): try closeCell()
            case .start("v", _, let isEmpty): cell?.isValue = !isEmpty
            case .end("v"): cell?.isValue = false
            case .text(let text) where cell?.isValue == true: cell?.value += text
            case .start("f", _, let isEmpty):
                cell?.formula = ""
                cell?.isFormula = !isEmpty
            case .end("f"): cell?.isFormula = false
            case .text(let text) where cell?.isFormula == true: cell?.formula? += text
            default: cell?.inline.take(token)
            }
        }
        // It ends within its rows, or has none: more may have been there.
        throw XMLReader.Fault()
    }

    private func open(_ attributes: [String: String]) throws -> Cell {
        let column = try attributes["r"].map(SheetReader.column) ?? cells.count
        let style = attributes["s"].flatMap { Int($0) } ?? 0
        // Without its format a day is a mere number.
        guard column >= cells.count, column < Workbook.mostColumns, formats.holds(style) else {
            throw XMLReader.Fault()
        }
        return Cell(
            column: column, type: attributes["t"] ?? "n", style: style)
    }

    /// The place of a column by the letters of a cell: 0 for `A1`.
    private static func column(_ reference: String) throws -> Int {
        var column = 0
        for letter in reference.utf8 {
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { break }
            column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
            if column > Workbook.mostColumns { throw XMLReader.Fault() }
        }
        guard column > 0 else { throw XMLReader.Fault() }
        return column - 1
    }

    private mutating func closeCell() throws {
        guard let cell else { return }
        self.cell = nil
        let text = try text(of: cell)
        if text.isEmpty { return }
        while cells.count < cell.column { cells.append("") }
        cells.append(text)
    }

    private func text(of cell: Cell) throws -> String {
        // No spreadsheet has computed it yet: shown as it is, it is an answer that cannot be resolved, and not lost.
        if let formula = cell.formula, cell.value.isEmpty, cell.type == "n" { return "=\(formula)" }
        switch cell.type {
        case "s":
            guard let index = Int(cell.value), strings.indices.contains(index) else {
                throw XMLReader.Fault()
            }
            return strings[index]
        case "inlineStr": return cell.inline.text
        case "b": return cell.value == "1" ? "TRUE" : "FALSE"
        case "str", "e", "d": return cell.value
        default: return cell.value.isEmpty ? "" : formats.text(cell.value, style: cell.style)
        }
    }

    private mutating func closeRow() -> Workbook.Row? {
        defer { cells = [] }
        return cells.contains { !$0.isEmpty } ? Workbook.Row(number: row, cells: cells) : nil
    }
}
