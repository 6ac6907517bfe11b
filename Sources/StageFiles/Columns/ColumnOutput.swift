import DelimitedText

/// A CSV file that a stage writes block by block, and beside it the same as columns, which the next stage takes
/// instead of parsing if they fit. Small files have none: they are parsed faster than another is opened.
public final class ColumnOutput {
    private let stage: StageOutput
    private let csv: OutputFile
    private let name: String
    private let header: [String]
    private var dictionaries: [TextDictionary]
    private var rows = 0
    private var columns: OutputFile?
    private var pending: [UInt8] = ColumnFile.signature
    private var contents = ColumnFile.Contents()
    private var written = ColumnFile.signature.count
    private var size = 0

    /// - Parameters:
    ///   - name: That of the CSV file.
    ///   - limits: Of the columns' dictionaries, where the rows come as parts.
    public convenience init(
        _ stage: StageOutput, _ name: String, header: [String], limits: [TextDictionary.Limit]
    ) throws {
        try self.init(stage, name, header: header, limits.map { TextDictionary(limit: $0) })
    }

    /// - Parameter dictionaries: Those by which all blocks' cells are numbered.
    public init(
        _ stage: StageOutput, _ name: String, header: [String], _ dictionaries: [TextDictionary]
    ) throws {
        self.dictionaries = dictionaries
        self.stage = stage
        self.name = name
        self.header = header
        csv = try stage.file(name)
        var records = RecordWriter()
        records.write(header)
        try write(ColumnPiece(csv: records.take()))
    }

    /// The name of the file with the columns of a CSV file.
    public static func name(beside csv: String) -> String { ColumnFile.name(beside: csv) }

    /// Writes some rows.
    ///
    /// - Parameter piece: The same rows as CSV.
    public func append(_ part: ColumnPart, _ piece: ColumnPiece) throws {
        let block = part.renumbered(firstRow: rows, &dictionaries)
        rows += block.rows
        try append(block, piece)
    }

    /// Writes some rows.
    ///
    /// - Parameter piece: The same rows as CSV.
    public func append(_ block: ColumnBlock, _ piece: ColumnPiece) throws {
        try write(piece)
        var writer = BinaryWriter()
        block.write(to: &writer)
        let place = written..<written + writer.bytes.count
        contents.blocks.append(.init(firstRow: block.firstRow, rows: block.rows, place: place))
        contents.blockHashes.append(writer.bytes.withUnsafeBytes { textHash($0) })
        written = place.upperBound
        pending += writer.bytes
        if columns == nil, size >= ColumnFile.leastSize {
            columns = try stage.file(ColumnFile.name(beside: name), isSynced: false)
        }
        if let columns {
            try columns.write(bytes: pending)
            pending = []
        }
    }

    /// Ends the files.
    public func finish() throws {
        guard let columns else { return stage.remove(ColumnFile.name(beside: name)) }
        contents.names = header
        contents.dictionaries = dictionaries
        try columns.write(bytes: contents.bytes(at: written))
    }

    private func write(_ piece: ColumnPiece) throws {
        try csv.write(bytes: piece.csv)
        size += piece.csv.count
        contents.pieces.append((piece.csv.count, piece.hash))
    }
}

/// Rows as CSV, with their hash.
public struct ColumnPiece: Sendable {
    let csv: [UInt8]
    let hash: UInt64

    public init(csv: [UInt8]) {
        self.csv = csv
        hash = csv.withUnsafeBytes { textHash($0) }
    }
}
