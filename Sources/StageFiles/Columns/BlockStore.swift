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
    private let folder: String
    private var descriptor: Int32 = -1
    private var end = 0

    /// How many cells are kept in memory.
    static let cellsInMemory = 1 << 22

    /// - Parameter folder: Where a file may be put that nobody else sees.
    init(columns: Int, folder: String) {
        self.columns = columns
        self.folder = folder
    }

    /// A block in memory, and no more.
    init(columns: Int, inMemory block: ColumnBlock) {
        self.columns = columns
        folder = ""
        entries = [Entry(firstRow: block.firstRow, rows: block.rows)]
        blocks = [block]
    }

    /// The blocks of a file that is open.
    init(columns: Int, descriptor: Int32, entries: [Entry]) {
        self.columns = columns
        self.descriptor = descriptor
        self.entries = entries
        folder = ""
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
            entry.place = try store(writer.bytes)
        }
        entries.append(entry)
    }

    /// - Throws: `Failure` if it cannot be read back.
    func block(_ index: Int) throws -> ColumnBlock {
        guard let place = entries[index].place else { return blocks[index] }
        guard let bytes = readBytes(descriptor, place), var reader = Optional(BinaryReader(bytes)),
            let block = try? ColumnBlock(&reader, columns: columns)
        else { throw failure(EIO) }
        return block
    }

    private func store(_ bytes: [UInt8]) throws -> Range<Int> {
        if descriptor < 0 {
            var path = Array("\(folder)/columns.XXXXXX".utf8CString)
            descriptor = mkstemp(&path)
            if descriptor < 0 { throw failure(errno) }
            unlink(path)
        }
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(errno)
            }
            rest = rest.dropFirst(written)
        }
        defer { end += bytes.count }
        return end..<end + bytes.count
    }

    private func failure(_ code: Int32) -> Failure {
        Failure(
            .inputOutput, [Problem(.error, at: Position(file: folder), FileProblem.unwritable(code))])
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
