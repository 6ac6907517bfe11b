import DelimitedText
import SurveyModel

/// Finds form numbers, and where there are none whole exports, that come more than once over all exports of an entry.
///
/// Only digests are kept, and of no more rows than the limit, so that memory stays bounded.
struct RowNumbers {
    private struct Known {
        /// Of all cells.
        var row: Int
        /// Of the cells that answer a question.
        var answers: Int
        var file: Int
        var line: Int
    }

    /// An earlier row that says all that one says.
    enum Earlier: Equatable {
        case line(Int)
        case other(file: String, line: Int)
    }

    /// Form numbers that came before: how many, and the lines of the first.
    struct Again: Equatable {
        var count = 0
        var line = 0
        var earlier = 0
        var file = ""

        fileprivate mutating func add(line: Int, earlier: Int, file: String = "") {
            if count == 0 { (self.line, self.earlier, self.file) = (line, earlier, file) }
            count += 1
        }
    }

    static let rowLimit = 1_000_000
    /// A row that answers less may be equal to another by chance.
    private static let leastAnswers = 2

    /// There are several exports to compare.
    private let isCompared: Bool
    private var known: [Int: Known] = [:]
    private var files: [String] = []
    private var answerColumns: [Int] = []
    /// Those of the same file, with other answers.
    private(set) var again = Again()
    /// Those of earlier files, with other answers.
    private(set) var inOther = Again()
    /// Those of earlier files, with the same answers.
    private(set) var copies = Again()
    /// What the earlier files answer as a whole, and this one up to its last row, where there are no form numbers.
    private var wholes: [(rows: Int, digest: Int)] = []
    private var whole = (rows: 0, digest: 0)
    /// The earlier file that this one begins with, row by row.
    private(set) var begins: (file: String, rows: Int)?

    init(isCompared: Bool = false) { self.isCompared = isCompared }

    /// - Parameter answerColumns: The columns that answer a question, in the order of the form.
    mutating func beginFile(_ path: String, answerColumns: [Int]) {
        if !files.isEmpty { wholes.append(whole) }
        files.append(fileName(path))
        self.answerColumns = answerColumns
        (again, inOther, copies, whole, begins) = (Again(), Again(), Again(), (0, 0), nil)
    }

    /// - Parameter idColumn: That of the form numbers; `nil` if there are none.
    /// - Returns: Where the same row stood before.
    mutating func add(_ record: DelimitedRecord, idColumn: Int?) -> Earlier? {
        add(fields: record.fields.lazy.map(\.utf8), idColumn: idColumn, line: record.line)
    }

    /// The same of a record in a batch.
    mutating func add(_ batch: RecordBatch, _ record: Int, idColumn: Int?, line: Int) -> Earlier? {
        let fields = batch.fields(of: record)
        return add(fields: fields.lazy.map { batch.field($0) }, idColumn: idColumn, line: line)
    }

    private mutating func add<Fields: RandomAccessCollection>(
        fields: Fields, idColumn: Int?, line: Int
    ) -> Earlier? where Fields.Element: Collection<UInt8> {
        guard known.count < RowNumbers.rowLimit, idColumn != nil || isCompared else { return nil }
        let cell = { fields[fields.index(fields.startIndex, offsetBy: $0)] }
        let answers = isCompared ? digest(answerColumns.lazy.map(cell)) : 0
        guard let idColumn else {
            addToWhole(answers)
            return nil
        }
        let id = cell(idColumn)
        if id.isEmpty { return nil }
        let row = Known(row: digest(fields), answers: answers, file: files.count, line: line)
        let columns = answerColumns
        return add(digest(CollectionOfOne(id)), row) { columns.count { !cell($0).isEmpty } }
    }

    private mutating func add(_ key: Int, _ row: Known, answered: () -> Int) -> Earlier? {
        guard let earlier = known[key] else {
            known[key] = row
            return nil
        }
        if earlier.file == row.file {
            if earlier.row == row.row { return .line(earlier.line) }
            again.add(line: row.line, earlier: earlier.line)
            return nil
        }
        let file = files[earlier.file - 1]
        // Where files number their forms each by itself, most rows of a number differ.
        if earlier.answers == row.answers, copies.count >= inOther.count,
            answered() >= RowNumbers.leastAnswers
        {
            copies.add(line: row.line, earlier: earlier.line, file: file)
            return .other(file: file, line: earlier.line)
        }
        inOther.add(line: row.line, earlier: earlier.line, file: file)
        return nil
    }

    private mutating func addToWhole(_ answers: Int) {
        whole = (whole.rows + 1, whole.digest &* 0x100_0000_01b3 ^ answers)
        if let earlier = wholes.firstIndex(where: { $0 == whole }), whole.rows > 1 {
            begins = (files[earlier], whole.rows)
        }
    }

    /// The 64-bit hash of Fowler, Noll and Vo, variant 1a, over the texts, each ended by a zero byte.
    private func digest(_ texts: some Sequence<some Sequence<UInt8>>) -> Int {
        var hash = 0xcbf2_9ce4_8422_2325 as UInt64
        for text in texts {
            for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = hash &* 0x100_0000_01b3
        }
        return Int(truncatingIfNeeded: hash)
    }
}
