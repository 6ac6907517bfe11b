import DelimitedText
import Glibc
import Problems

/// A file that nobody else sees and that is gone when the program ends, for what memory has no room for.
final class ScratchFile: @unchecked Sendable {
    private let folder: String
    private var descriptor: Int32 = -1
    private var end = 0

    /// - Parameter folder: Where it is put, once something is written.
    init(folder: String) { self.folder = folder }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// - Returns: Where the bytes are.
    /// - Throws: `Failure` if they cannot be written.
    func append(_ bytes: UnsafeRawBufferPointer) throws -> Range<Int> {
        if descriptor < 0 { try create() }
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = UnsafeRawBufferPointer(rebasing: rest)
            let written = write(descriptor, part.baseAddress, part.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw failure()
            }
            rest = rest.dropFirst(written)
        }
        defer { end += bytes.count }
        return end..<end + bytes.count
    }

    /// - Throws: `Failure` if they cannot be read back.
    func bytes(_ place: Range<Int>) throws -> [UInt8] {
        guard let bytes = readBytes(descriptor, place) else { throw failure() }
        return bytes
    }

    private func create() throws {
        var path = Array("\(folder)/.scratch.XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        if descriptor < 0 { throw failure() }
        unlink(path)
    }

    private func failure() -> Failure {
        Failure(
            .inputOutput, [Problem(.error, at: Position(file: folder), FileProblem.unwritable(errno))])
    }
}

/// Numbers for which memory has no room, in runs.
public final class NumberStore: Sendable {
    private let file: ScratchFile
    private nonisolated(unsafe) var runs: [Range<Int>] = []

    /// - Parameter folder: Where a file may be put that nobody else sees.
    public init(folder: String) { file = ScratchFile(folder: folder) }

    /// How many runs there are.
    public var count: Int { runs.count }

    /// - Throws: `Failure` if they cannot be written.
    public func append(_ numbers: [UInt64]) throws {
        runs.append(try numbers.withUnsafeBytes { try file.append($0) })
    }

    /// The numbers of a run.
    ///
    /// - Throws: `Failure` if they cannot be read back.
    public func numbers(_ run: Int) throws -> [UInt64] {
        let bytes = try file.bytes(runs[run])
        return bytes.withUnsafeBytes { bytes in
            (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
        }
    }
}
