import DelimitedText
import Problems

/// A CSV file between stages as columns: each column's distinct texts with their counts, all known before the
/// first cell is looked at, and the cells as numbers, block after block.
public final class ColumnTable: Sendable {
    public let names: [String]
    public let rows: Int
    public let dictionaries: [TextDictionary]
    private let store: BlockStore
    private let columnOf: [String: Int]

    init(names: [String], dictionaries: [TextDictionary], _ store: BlockStore) {
        self.names = names
        self.dictionaries = dictionaries
        self.store = store
        rows = store.entries.last.map { $0.firstRow + $0.rows } ?? 0
        columnOf = Dictionary(names.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }

    /// A table of one part.
    public convenience init(names: [String], _ part: ColumnPart) {
        let store = BlockStore(columns: names.count, inMemory: part.block)
        self.init(names: names, dictionaries: part.dictionaries, store)
    }

    public func column(named name: String) -> Int? { columnOf[name] }

    public var blockCount: Int { store.entries.count }

    /// The block that holds a row.
    public func block(ofRow row: Int) -> Int {
        var (low, high) = (0, store.entries.count)
        while low < high {
            let middle = (low + high) / 2
            if store.entries[middle].firstRow <= row { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }

    /// - Throws: `Failure` if it cannot be read back.
    public func block(_ index: Int) throws -> ColumnBlock { try store.block(index) }
}
