import DelimitedText
import Problems

/// The sheets of a questionnaire in XLSForm's CSV form: a sheet's name stands in column 1, alone or before the
/// sheet's header; its rows begin in column 2.
struct XLSFormSheets {
    struct Row {
        var line: Int
        /// Cells by the name of their column, trimmed; empty cells are absent.
        var cells: [String: String]

        subscript(_ column: String) -> String { cells[column] ?? "" }
    }

    struct Sheet {
        var columns: [String] = []
        var rows: [Row] = []
    }

    private(set) var survey = Sheet()
    private(set) var choices = Sheet()
    private(set) var settings = Sheet()

    init(path: String) throws {
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
        guard let survey = sheets["survey"], !survey.rows.isEmpty else {
            throw Failure.data(at: Position(file: path), InstrumentProblem.noSurveySheet)
        }
        self.survey = survey
        choices = sheets["choices"] ?? Sheet()
        settings = sheets["settings"] ?? Sheet()
    }
}

extension XLSFormSheets.Sheet {
    fileprivate mutating func add(_ cells: ArraySlice<String>, line: Int) {
        guard !columns.isEmpty else {
            columns = cells.map(XLSFormColumn.canonical)
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

/// The code of a language as XLSForm writes it, `Қазақша (kk)`; the text itself where there is no code.
func languageCode(_ text: Substring) -> Language {
    guard text.last == ")", let open = text.lastIndex(of: "(") else { return trimmed(String(text)) }
    return String(text[text.index(after: open)...].dropLast())
}

/// A text without the white space around it.
func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}
