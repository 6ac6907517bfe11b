import DelimitedText
import Problems
import Workbook

/// The sheets of a questionnaire in XLSForm: those of a workbook, or of its CSV form, where a sheet's name stands in
/// column 1, alone or before the sheet's header, and its rows begin in column 2.
struct XLSFormSheets {
    struct Row {
        var line: Int
        /// Cells by the name of their column, trimmed; empty cells are absent.
        var cells: [String: String]

        subscript(_ column: String) -> String { cells[column] ?? "" }
    }

    struct Sheet {
        var columns: [String] = []
        var headerLine = 1
        var rows: [Row] = []
    }

    private(set) var survey = Sheet()
    private(set) var choices = Sheet()
    private(set) var settings = Sheet()

    /// Whether each sheet counts its own lines, as in a workbook.
    private(set) var areApart = false

    private static let names = ["survey", "choices", "settings"]

    init(path: String) throws {
        let start = try FileSource(path: path).next()
        let sheets =
            start.starts(with: Workbook.signature) || start.starts(with: Workbook.oldSignature)
            ? try Self.workbook(path) : try Self.text(path)
        guard let survey = sheets["survey"], !survey.rows.isEmpty else {
            throw Failure.data(at: Position(file: path), InstrumentProblem.noSurveySheet)
        }
        self.survey = survey
        choices = sheets["choices"] ?? Sheet()
        settings = sheets["settings"] ?? Sheet()
        areApart = start.starts(with: Workbook.signature)
    }

    private static func text(_ path: String) throws -> [String: Sheet] {
        let reader = try RecordReader(path: path, recognizing: XLSFormColumn.isKnown)
        var sheets: [String: Sheet] = [:]
        var current: String?
        while let record = try reader.next() {
            var cells = record.fields.map(trimmed)[...]
            if let name = cells.first, !name.isEmpty {
                current = name.lowercased()
                sheets[name.lowercased()] = Sheet()
            }
            cells = cells.dropFirst()
            if let current, cells.contains(where: { !$0.isEmpty }) {
                sheets[current]?.add(cells, line: record.line)
            }
        }
        return sheets
    }

    private static func workbook(_ path: String) throws -> [String: Sheet] {
        let bytes = try FileSource.contents(of: path, limit: InputLimit.table)
        let workbook = try Workbook(bytes, file: path)
        var sheets: [String: Sheet] = [:]
        for title in workbook.sheetNames {
            let name = trimmed(title).lowercased()
            guard names.contains(name), sheets[name] == nil else { continue }
            var sheet = Sheet()
            try workbook.forEachRow(of: title) { sheet.add($0.cells.map(trimmed)[...], line: $0.number) }
            sheets[name] = sheet
        }
        return sheets
    }
}

extension XLSFormSheets.Sheet {
    fileprivate mutating func add(_ cells: ArraySlice<String>, line: Int) {
        guard !columns.isEmpty else {
            columns = cells.map(XLSFormColumn.canonical)
            headerLine = line
            return
        }
        let filled = zip(columns, cells).filter { !$0.0.isEmpty && !$0.1.isEmpty }
        if filled.isEmpty { return }
        rows.append(.init(line: line, cells: Dictionary(filled) { first, _ in first }))
    }

    /// The languages of the columns `name::language`, in their order: the code in parentheses, if there
    /// is one, else the language as written.
    func languages(of name: String) -> [(language: Language, column: String)] {
        columns.compactMap { column in
            guard column.hasPrefix("\(name)::") else { return nil }
            return (languageCode(column.dropFirst(name.count + 2)), column)
        }
    }
}

/// The code of a language as XLSForm writes it, `Қазақша (kk)`; without a code that of the languages reports are
/// written in, by their names; of others the text itself.
func languageCode(_ text: Substring) -> Language {
    guard text.last == ")", let open = text.lastIndex(of: "(") else {
        let name = trimmed(String(text))
        return languageNames[name.lowercased()] ?? name
    }
    return String(text[text.index(after: open)...].dropLast())
}

private let languageNames: [String: Language] = [
    "kazakh": "kk", "қазақша": "kk", "қазақ": "kk", "қазақ тілі": "kk", "казахский": "kk",
    "russian": "ru", "русский": "ru", "орысша": "ru", "english": "en", "английский": "en", "ағылшынша": "en",
]

/// A text without the white space around it.
func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}
