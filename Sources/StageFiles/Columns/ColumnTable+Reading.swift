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
        var isWellFormed = true
        try inOrder(threads: threads) {
            defer { next = nil }
            guard isWellFormed, let piece = try next ?? pieces.next() else { return nil }
            defer { isFirst = false }
            return (piece, isFirst ? 1 : 0)
        } work: { (piece: Piece, skipped: Int) in
            part(of: piece, skipping: skipped, table.limits)
        } take: { part in
            if let part, isWellFormed { try table.append(part) } else { isWellFormed = false }
        }
        if !isWellFormed { return try readLineByLine(path, names, limit) }
        return ColumnTable(names: names, dictionaries: table.dictionaries, table.store)
    }

    private static func header(_ path: String) throws -> [String] {
        try RecordReader(path: path).next()?.fields ?? []
    }

    /// - Returns: `nil` if something is wrong with it.
    private static func part(
        of piece: Piece, skipping skipped: Int, _ limits: [TextDictionary.Limit]
    ) -> ColumnPart? {
        let batch = piece.bytes.withUnsafeBytes { RecordBatch.parse($0, .comma) }
        guard let batch, batch.isUTF8 else { return nil }
        var part = ColumnPart(limits)
        for record in skipped..<max(batch.count, skipped) {
            let fields = batch.fields(of: record)
            if fields.count != limits.count { return nil }
            part.append(batch, fields)
        }
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
public final class TableBuilder {
    public let limits: [TextDictionary.Limit]
    public private(set) var dictionaries: [TextDictionary]
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
