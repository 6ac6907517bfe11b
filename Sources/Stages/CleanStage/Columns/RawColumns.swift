import StageFiles
import SurveyModel

/// The raw answers of a form by column, before any of them is coded.
struct RawColumns {
    let table: ColumnTable
    /// By column and number.
    private let texts: [[String]]

    init(_ table: ColumnTable) {
        self.table = table
        texts = table.dictionaries.map { dictionary in (0..<dictionary.count).map { dictionary[$0] } }
    }

    /// - Parameter name: A file of raw answers.
    init(folder: String, _ name: String, _ instrument: Instrument, threads: Int) throws {
        let path = "\(folder)/\(name)"
        self.init(
            try ColumnTable.read(path: path, threads: threads, limit: instrument.dictionaryLimit))
    }

    /// A few rows in memory, one block of them.
    init(names: [String], rows: [[String]]) {
        var part = ColumnPart(names.map { _ in .answers })
        for row in rows {
            for (column, text) in row.enumerated() { part.append(text, to: column) }
            part.endRow()
        }
        self.init(ColumnTable(names: names, part))
    }

    /// The column of a variable.
    func column(_ variable: String) -> RawColumn {
        guard let index = table.column(named: variable) else { return .absent }
        let dictionary = table.dictionaries[index]
        return RawColumn(
            index: index, texts: Array(zip(texts[index], dictionary.counts)), isComplete: !dictionary.isFull)
    }

    /// The distinct texts of all columns.
    var allTexts: some Sequence<String> { texts.lazy.joined() }

    /// The dictionary of the respondents' names.
    var respondents: TextDictionary { table.dictionaries.first ?? TextDictionary(limit: .names) }

    var blockCount: Int { table.blockCount }

    var rows: Int { table.rows }

    /// Who stands in some rows of the table, by row; each block is read once.
    func respondents(ofRows rows: some Sequence<Int>) throws -> [Int: String] {
        var names: [Int: String] = [:]
        var block: RawBlock?
        for row in rows.sorted() {
            if block.map({ row >= $0.firstRow + $0.rows }) ?? true {
                block = try self.block(table.block(ofRow: row))
            }
            names[row] = block.map { $0.respondent(row - $0.firstRow) }
        }
        return names
    }

    func block(_ index: Int) throws -> RawBlock { RawBlock(columns: self, cells: try table.block(index)) }

    fileprivate func text(_ cells: ColumnBlock, _ column: Int, _ row: Int) -> String {
        let number = cells.columns[column].numbers[row]
        return number == TextDictionary.loose
            ? cells.looseText(column, row: row) : texts[column][Int(number)]
    }
}

/// Some respondents' raw answers, one after the other.
struct RawBlock {
    private let columns: RawColumns
    let cells: ColumnBlock

    fileprivate init(columns: RawColumns, cells: ColumnBlock) {
        self.columns = columns
        self.cells = cells
    }

    var rows: Int { cells.rows }
    /// The number of its first row among all.
    var firstRow: Int { cells.firstRow }

    func respondent(_ row: Int) -> String { columns.text(cells, 0, row) }

    /// A digest of each respondent's name.
    var respondentDigests: [UInt64] {
        let names = cells.columns[0]
        return names.numbers.indices.map { row in
            names.numbers[row] == TextDictionary.loose
                ? names.loose.withBytes(ofRow: row) { textHash($0) } : textDigest(respondent(row))
        }
    }

    /// The text of a variable's cell; `nil` where the exports have no such column.
    func text(_ variable: String, _ row: Int) -> String? {
        columns.table.column(named: variable).map { columns.text(cells, $0, row) }
    }
}

/// A column before any of its cells is coded: its distinct texts, with how often each comes.
struct RawColumn {
    /// `nil`: the exports have no such column.
    let index: Int?
    let texts: [(text: String, count: Int)]
    /// These are all its texts. A column of ever new ones has more; they are coded one by one, as they come.
    let isComplete: Bool

    static let absent = RawColumn(index: nil, texts: [], isComplete: true)
}
