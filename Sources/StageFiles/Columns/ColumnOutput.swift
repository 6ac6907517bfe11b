import DelimitedText
import SurveyModel

/// A CSV file that a stage writes block by block, and beside it the same as columns, which the next stage takes
/// instead of parsing if they fit. Small files have none: they are parsed faster than another is opened.
public final class ColumnOutput {
    private let stage: StageOutput
    private let csv: OutputFile
    private let name: String
    private let header: [String]
    private var columns: OutputFile?
    private var pending: [UInt8] = ColumnFile.signature
    private var contents = ColumnFile.Contents()
    private var written = ColumnFile.signature.count
    private var size = 0

    /// - Parameter name: That of the CSV file.
    public init(_ stage: StageOutput, _ name: String, header: [String]) throws {
        self.stage = stage
        self.name = name
        self.header = header
        csv = try stage.file(name)
        var records = RecordWriter()
        records.write(header)
        try write(ColumnPiece(csv: records.take()))
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
    ///
    /// - Parameter dictionaries: Those by which the blocks' cells are numbered.
    public func finish(_ dictionaries: [TextDictionary]) throws {
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
