import DelimitedText
import OrderedWork
import Problems

extension ColumnTable {
    /// Reads a CSV file that an earlier stage wrote, by the columns beside it if they fit.
    ///
    /// - Parameters:
    ///   - threads: How many read.
    ///   - limit: How much room a column's dictionary has. The stage that wrote the columns gave them the same.
    /// - Throws: `Failure` if the file cannot be read or is damaged.
    public static func read(
        path: String, threads: Int = 1, limit: (String) -> TextDictionary.Limit
    ) throws -> ColumnTable {
        if let table = ColumnFile.table(besideCSV: path, threads: threads) { return table }
        let pieces = PieceReader(try FileSource(path: path))
        guard let first = try pieces.next() else {
            return ColumnTable(names: [], dictionaries: [], BlockStore(columns: 0, folder: ""))
        }
        let names = try header(path)
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let table = TableBuilder(limits: names.map(limit), folder: folder)
        var next: Piece? = first
        var isFirst = true
        do {
            try inOrder(threads: threads) {
                guard let piece = try next ?? pieces.next() else { return nil }
                defer { (next, isFirst) = (nil, false) }
                return (piece, isFirst ? 1 : 0)
            } work: { (piece: Piece, skipped: Int) in
                try part(of: piece, skipping: skipped, table.limits)
            } take: {
                try table.append($0)
            }
        } catch is Malformed {
            return try readLineByLine(path, names, limit)
        }
        return ColumnTable(names: names, dictionaries: table.dictionaries, table.store)
    }

    /// Something is wrong with a piece.
    private struct Malformed: Error {}

    private static func header(_ path: String) throws -> [String] {
        try RecordReader(path: path).next()?.fields ?? []
    }

    private static func part(
        of piece: Piece, skipping skipped: Int, _ limits: [TextDictionary.Limit]
    ) throws -> ColumnPart {
        let batch = piece.bytes.withUnsafeBytes { RecordBatch.parse($0, .comma) }
        guard let batch, batch.isUTF8 else { throw Malformed() }
        var part = ColumnPart(limits)
        let records = min(skipped, batch.count)..<batch.count
        guard records.allSatisfy({ batch.fields(of: $0).count == limits.count }) else { throw Malformed() }
        for column in limits.indices { part.append(batch, skipping: skipped, field: column, to: column) }
        part.endRows(records.count)
        return part
    }

    /// Finds what is wrong with a file and where, or reads it nevertheless.
    private static func readLineByLine(
        _ path: String, _ names: [String], _ limit: (String) -> TextDictionary.Limit
    ) throws -> ColumnTable {
        let reader = try RecordReader(path: path)
        _ = try reader.next()
        var part = ColumnPart(names.map(limit))
        while let record = try reader.next() {
            guard record.fields.count == names.count else {
                throw Failure.data(at: Position(file: path, line: record.line), StageFileProblem.damagedRow)
            }
            for (column, field) in record.fields.enumerated() { part.append(field, to: column) }
            part.endRow()
        }
        return ColumnTable(names: names, part)
    }
}

/// Puts parts together.
final class TableBuilder {
    let limits: [TextDictionary.Limit]
    private(set) var dictionaries: [TextDictionary]
    let store: BlockStore
    private var rows = 0

    init(limits: [TextDictionary.Limit], folder: String) {
        self.limits = limits
        dictionaries = limits.map { TextDictionary(limit: $0) }
        store = BlockStore(columns: limits.count, folder: folder)
    }

    func append(_ part: ColumnPart) throws {
        let block = part.renumbered(firstRow: rows, &dictionaries)
        rows += block.rows
        if block.rows > 0 { try store.append(block) }
    }
}
