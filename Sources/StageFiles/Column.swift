import SurveyModel

/// One column of a table, or one per language: its name, how a row writes it and how it reads it back.
///
/// The list of these is the only place that knows a file's column names.
public struct Column<Row> {
    let name: String
    let isLocalized: Bool
    /// What stands in its cells.
    var content = Content.text
    let write: (Row, Language) -> String
    /// `false`: the text is not what the column holds.
    let read: (inout Row, Language, String) -> Bool

    /// What a cell may hold, as messages tell it.
    enum Content {
        case text, wholeNumber, number
        /// Words of a list.
        case words([String])
    }

    /// A text, made inert for spreadsheets when it is written; the mark is taken off when it is read.
    public static func text(_ name: String, _ path: WritableKeyPath<Row, String>) -> Column {
        Column(
            name: name, isLocalized: false, write: { row, _ in SpreadsheetText.inert(row[keyPath: path]) },
            read: { row, _, text in
                row[keyPath: path] = SpreadsheetText.original(text)
                return true
            })
    }

    /// A text that its stage has made inert for spreadsheets, and that is read as it stands.
    public static func inertText(_ name: String, _ path: WritableKeyPath<Row, String>) -> Column {
        Column(
            name: name, isLocalized: false, write: { row, _ in row[keyPath: path] },
            read: { row, _, text in
                row[keyPath: path] = text
                return true
            })
    }

    /// A text in each language of the wave: `name_kk`, `name_en` …; made inert as ``text(_:_:)`` is.
    public static func localized(_ name: String, _ path: WritableKeyPath<Row, LocalizedText>) -> Column {
        Column(
            name: name, isLocalized: true,
            write: { row, language in SpreadsheetText.inert(row[keyPath: path][language]) },
            read: { row, language, text in
                row[keyPath: path].byLanguage[language] = SpreadsheetText.original(text)
                return true
            })
    }

    public static func integer(_ name: String, _ path: WritableKeyPath<Row, Int?>) -> Column {
        Column(
            name: name, isLocalized: false, content: .wholeNumber,
            write: { row, _ in row[keyPath: path].map(String.init) ?? "" },
            read: { row, _, text in
                row[keyPath: path] = Int(text)
                return text.isEmpty || row[keyPath: path] != nil
            })
    }

    public static func number(_ name: String, _ path: WritableKeyPath<Row, Double?>) -> Column {
        Column(
            name: name, isLocalized: false, content: .number,
            write: { row, _ in row[keyPath: path].map(format) ?? "" },
            read: { row, _, text in
                row[keyPath: path] = Double(text)
                return text.isEmpty || row[keyPath: path] != nil
            })
    }

    /// A number or, where it is known to lie between two only, these: `22..25`.
    public static func number(
        _ name: String, _ path: WritableKeyPath<Row, Double?>, band: WritableKeyPath<Row, Band?>
    ) -> Column {
        Column(
            name: name, isLocalized: false,
            write: { row, _ in row[keyPath: band]?.text ?? row[keyPath: path].map(format) ?? "" },
            read: { row, _, text in
                row[keyPath: band] = Band(text: text)
                row[keyPath: path] = Double(text)
                return text.isEmpty || row[keyPath: band] != nil || row[keyPath: path] != nil
            })
    }

    /// A count or, where it is known to lie between two only, these.
    public static func integer(
        _ name: String, _ path: WritableKeyPath<Row, Int?>, band: WritableKeyPath<Row, Band?>
    ) -> Column {
        Column(
            name: name, isLocalized: false,
            write: { row, _ in row[keyPath: band]?.text ?? row[keyPath: path].map(String.init) ?? "" },
            read: { row, _, text in
                row[keyPath: band] = Band(text: text)
                row[keyPath: path] = Int(text)
                return text.isEmpty || row[keyPath: band] != nil || row[keyPath: path] != nil
            })
    }

    /// A word of a fixed list; the empty word is a case of it where it may be empty.
    public static func word<Word: RawRepresentable<String>>(
        _ name: String, _ path: WritableKeyPath<Row, Word>
    ) -> Column {
        word(name, path, known: [])
    }

    /// A word of a fixed list, which messages name.
    public static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ path: WritableKeyPath<Row, Word>
    ) -> Column {
        word(name, path, known: Word.allCases.map(\.rawValue))
    }

    private static func word<Word: RawRepresentable<String>>(
        _ name: String, _ path: WritableKeyPath<Row, Word>, known: [String]
    ) -> Column {
        Column(
            name: name, isLocalized: false, content: .words(known.filter { !$0.isEmpty }),
            write: { row, _ in row[keyPath: path].rawValue },
            read: { row, _, text in
                guard let word = Word(rawValue: text) else { return false }
                row[keyPath: path] = word
                return true
            })
    }

    /// The names it stands for in a file.
    func names(_ languages: [Language]) -> [String] {
        isLocalized ? languages.map { "\(name)_\($0)" } : [name]
    }
}

/// A number with enough digits to read back exactly, whole numbers without a point.
public func format(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return "\(number)"
}

/// A row of a table that stages hand on.
public protocol TableRow: Sendable {
    init()
    static var columns: [Column<Self>] { get }
}

extension TableRow {
    /// The header of its table.
    public static func header(_ languages: [Language]) -> [String] {
        columns.flatMap { $0.names(languages) }
    }

    /// The row's cells under ``header(_:)``.
    public func cells(_ languages: [Language]) -> [String] {
        Self.columns.flatMap { column in
            column.isLocalized ? languages.map { column.write(self, $0) } : [column.write(self, "")]
        }
    }
}
