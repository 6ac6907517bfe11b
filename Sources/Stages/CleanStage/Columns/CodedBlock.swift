import StageFiles

/// The coded answers of some respondents, one after the other: by variable, a number for each, and what was
/// changed on the way.
struct CodedBlock {
    struct Change: Equatable {
        var row: Int
        var variable: String
        var raw: String
        var coded: String
        var rule: CleaningRule
        /// What the text may be, where that is more than one thing.
        var candidates: [String] = []
    }

    let book: CodeBook
    let rows: Int
    /// By variable, then by row.
    private(set) var codes: [[UInt16]]
    /// Texts without a number, by variable and row.
    private var loose: [[Int: String]]
    /// Question by question; ``sortedChanges`` has them row by row.
    var changes: [Change] = []
    /// The rows that count: all but those excluded, which are as never asked.
    private(set) var counted: [Int]
    /// The questions that were answered though they were not to be asked, with the rows.
    var answeredThoughNotAsked: [String: [Int]] = [:]

    init(_ book: CodeBook, rows: Int) {
        self.book = book
        self.rows = rows
        codes = book.variables.map { _ in Array(repeating: CodeTable.blank, count: rows) }
        loose = book.variables.map { _ in [:] }
        counted = Array(0..<rows)
    }

    /// What a cell holds, as a text.
    func text(_ variable: Int, _ row: Int) -> String {
        let code = codes[variable][row]
        return code == CodeTable.loose ? loose[variable][row] ?? "" : book.tables[variable].texts[Int(code)]
    }

    /// Whether a cell holds an answer.
    func isAnswered(_ variable: Int, _ row: Int) -> Bool { codes[variable][row] >= CodeTable.firstAnswer }

    /// Whether a respondent gave one answer to two questions that choose from one list.
    func isSame(_ first: Int, _ second: Int, _ row: Int) -> Bool {
        let (a, b) = (codes[first][row], codes[second][row])
        return a == b && (a != CodeTable.loose || text(first, row) == text(second, row))
    }

    mutating func set(_ variable: Int, _ row: Int, code: UInt16) { codes[variable][row] = code }

    /// Sets a variable's codes of all rows.
    mutating func fill(_ variable: Int, _ codes: [UInt16]) { self.codes[variable] = codes }

    mutating func set(_ variable: Int, _ row: Int, text: String) {
        let code = book.tables[variable].number(of: text)
        codes[variable][row] = code
        if code == CodeTable.loose { loose[variable][row] = text }
    }

    /// Sets a value; a rule means a row in the log.
    mutating func set(_ variable: Int, _ row: Int, _ coded: CodedText, raw: String) {
        set(variable, book.variables[variable], row, coded, raw: raw)
    }

    /// - Parameter variable: `nil` for a value that has no column and is only logged, under its name.
    mutating func set(_ variable: Int?, _ name: String, _ row: Int, _ coded: CodedText, raw: String) {
        if let variable { set(variable, row, text: coded.value) }
        guard let rule = coded.rule else { return }
        changes.append(
            Change(
                row: row, variable: name, raw: raw, coded: coded.value, rule: rule,
                candidates: coded.candidates))
    }

    /// Leaves out a respondent. The row stays, so that rows and respondents are those of `responses.csv`.
    mutating func exclude(_ row: Int, _ respondent: String) {
        for variable in codes.indices { codes[variable][row] = CodeTable.notAsked }
        counted.removeAll { $0 == row }
        changes.removeAll { $0.row == row }
        for name in answeredThoughNotAsked.keys { answeredThoughNotAsked[name]?.removeAll { $0 == row } }
        changes.append(
            Change(
                row: row, variable: respondentVariable, raw: respondent, coded: Unanswered.notAsked,
                rule: .excluded))
    }

    /// The changes row by row, those of a row in the order in which they were made.
    var sortedChanges: [Change] {
        changes.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
            .map(\.element)
    }

    /// The cells as they are handed on, behind the respondents' names.
    func cells(beside raw: RawBlock) -> ColumnBlock {
        let coded = codes.indices.map { variable in
            ColumnBlock.Cells(
                numbers: codes[variable],
                loose: loose[variable].filter { codes[variable][$0.key] == CodeTable.loose }
                    .sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
        return ColumnBlock(
            firstRow: raw.firstRow, rows: rows, columns: [raw.cells.columns[0]] + coded)
    }
}
