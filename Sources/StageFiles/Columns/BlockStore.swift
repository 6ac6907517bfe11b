import DelimitedText
import Glibc
import Problems

/// Where the blocks of a table are: the first in memory, the others in a file.
final class BlockStore: @unchecked Sendable {
    struct Entry {
        var firstRow: Int
        var rows: Int
        /// `nil`: the block is in memory.
        var place: Range<Int>?
    }

    private(set) var entries: [Entry] = []
    private var blocks: [ColumnBlock] = []
    private var cells = 0
    private let columns: Int
    private let scratch: ScratchFile
    /// That of a file beside the CSV file, or none.
    private let descriptor: Int32
    /// What is named if a block cannot be read back.
    private let path: String

    /// How many cells are kept in memory.
    static let cellsInMemory = 1 << 22

    /// - Parameter folder: Where a file may be put that nobody else sees.
    init(columns: Int, folder: String) {
        self.columns = columns
        scratch = ScratchFile(folder: folder)
        descriptor = -1
        path = folder
    }

    /// A block in memory, and no more.
    init(columns: Int, inMemory block: ColumnBlock) {
        self.columns = columns
        scratch = ScratchFile(folder: "")
        descriptor = -1
        path = ""
        entries = [Entry(firstRow: block.firstRow, rows: block.rows)]
        blocks = [block]
    }

    /// The blocks of a file that is open.
    init(columns: Int, descriptor: Int32, path: String, entries: [Entry]) {
        self.columns = columns
        self.descriptor = descriptor
        self.entries = entries
        scratch = ScratchFile(folder: "")
        self.path = path
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// - Throws: `Failure` if there is no room for it.
    func append(_ block: ColumnBlock) throws {
        var entry = Entry(firstRow: block.firstRow, rows: block.rows, place: nil)
        cells += block.rows * columns
        if cells <= BlockStore.cellsInMemory {
            blocks.append(block)
        } else {
            var writer = BinaryWriter()
            block.write(to: &writer)
            entry.place = try writer.bytes.withUnsafeBytes { try scratch.append($0) }
        }
        entries.append(entry)
    }

    /// - Throws: `Failure` if it cannot be read back.
    func block(_ index: Int) throws -> ColumnBlock {
        guard let place = entries[index].place else { return blocks[index] }
        let bytes = try descriptor < 0 ? scratch.bytes(place) : readBytes(descriptor, place)
        guard let bytes else { throw damaged }
        var reader = BinaryReader(bytes)
        guard let block = try? ColumnBlock(&reader, columns: columns) else { throw damaged }
        return block
    }

    private var damaged: Failure {
        Failure(.inputOutput, [Problem(.error, at: Position(file: path), FileProblem.unreadable(EIO))])
    }
}

/// A stretch of a file; `nil` if it cannot be read in full.
func readBytes(_ descriptor: Int32, _ place: Range<Int>) -> [UInt8]? {
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
        while count < place.count {
            let got = pread(
                descriptor, buffer.baseAddress.map { $0 + count }, place.count - count,
                place.lowerBound + count)
            if got < 0, errno == EINTR { continue }
            if got <= 0 {
                isComplete = false
                break
            }
            count += got
        }
    }
    return isComplete ? bytes : nil
}
