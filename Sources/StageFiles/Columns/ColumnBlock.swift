/// Some of a table's rows, one after the other, column by column: each cell is the number of its text in the
/// column's dictionary, or a text of its own where the dictionary has no room.
public struct ColumnBlock: Sendable {
    /// The number of its first row in the table, from 0.
    public internal(set) var firstRow: Int
    public internal(set) var rows: Int
    public internal(set) var columns: [Cells]

    public init(firstRow: Int, rows: Int, columns: [Cells]) {
        self.firstRow = firstRow
        self.rows = rows
        self.columns = columns
    }

    public struct Cells: Sendable {
        /// By row; ``TextDictionary/loose`` for a text of its own.
        public internal(set) var numbers: [UInt16] = []
        public internal(set) var loose = LooseTexts()

        init() {}

        /// - Parameter loose: The texts of the rows whose number is ``TextDictionary/loose``, in their order.
        public init(numbers: [UInt16], loose: [(row: Int, text: String)]) {
            self.numbers = numbers
            for (row, text) in loose {
                var text = text
                text.withUTF8 { self.loose.append(UnsafeRawBufferPointer($0), row: row) }
            }
        }
    }

    /// The text of a loose cell.
    public func looseText(_ column: Int, row: Int) -> String { columns[column].loose.text(ofRow: row) }
}

/// Texts that stand in no dictionary, by row.
public struct LooseTexts: Sendable {
    /// Ascending.
    private(set) var rows: [Int32] = []
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int32] = []

    public init() {}

    init(rows: [Int32], bytes: [UInt8], ends: [Int32]) {
        self.rows = rows
        self.bytes = bytes
        self.ends = ends
    }

    public var count: Int { rows.count }
    /// How many bytes they have.
    var size: Int { bytes.count }

    mutating func append(_ text: UnsafeRawBufferPointer, row: Int) {
        rows.append(Int32(row))
        bytes.append(contentsOf: text)
        ends.append(Int32(bytes.count))
    }

    /// The text of a row that has one here.
    public func withBytes<Result>(ofRow row: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withBytes(at: index(ofRow: row), body)
    }

    /// The text by its place among these.
    func withBytes<Result>(at index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<Int(ends[index])])) }
    }

    func text(ofRow row: Int) -> String { withBytes(ofRow: row) { String(decoding: $0, as: UTF8.self) } }

    private func index(ofRow row: Int) -> Int {
        // Where all rows are here, as in a column of names.
        if row < rows.count, rows[row] == Int32(row) { return row }
        var (low, high) = (0, rows.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < Int32(row) { low = middle + 1 } else { high = middle }
        }
        precondition(low < rows.count && rows[low] == Int32(row), "the row has no text of its own")
        return low
    }
}
