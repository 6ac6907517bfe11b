import Glibc
import Problems

/// The bytes of a file, a chunk at a time.
public protocol ByteSource: AnyObject {
    /// The next bytes; empty at the end.
    func next() throws -> [UInt8]
}

/// A file read in chunks, so that memory does not grow with it.
public final class FileSource: ByteSource {
    private let path: String
    private let descriptor: Int32
    /// How many bytes may still be read.
    private var room: Int
    private let limit: Int
    private static let chunkSize = 1 << 16

    /// - Parameter limit: How many bytes the file may have; looked at before any is read.
    /// - Throws: `Failure` with cause `missingInput` if the file cannot be opened or is no regular file: a pipe
    ///   would be waited for without end; with cause `data` if it is longer than it may be.
    public init(path: String, limit: Int = .max) throws {
        self.path = path
        self.limit = limit
        room = limit
        var status = stat()
        let opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0, fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let problem: FileProblem =
                opened < 0
                ? .unreadable(errno)
                : status.st_mode & S_IFMT == S_IFDIR ? .unreadable(EISDIR) : .notRegular
            if opened >= 0 { close(opened) }
            throw Failure(.missingInput, [Problem(.error, at: Position(file: path), problem)])
        }
        descriptor = opened
        if status.st_size > limit { throw tooLong }
    }

    private var tooLong: Failure { .data(at: Position(file: path), FileProblem.fileTooLong(limit: limit)) }

    deinit { close(descriptor) }

    public func next() throws -> [UInt8] {
        var failure: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            let got = retryingInterrupts { read(descriptor, buffer.baseAddress, buffer.count) }
            if got < 0 { failure = errno }
            count = max(got, 0)
        }
        if failure != 0 {
            throw Failure(
                .inputOutput, [Problem(.error, at: Position(file: path), FileProblem.unreadable(failure))])
        }
        // It may be growing.
        room -= chunk.count
        if room < 0 { throw tooLong }
        return chunk
    }

    /// The whole file.
    ///
    /// - Parameter limit: How many bytes it may have.
    public static func contents(of path: String, limit: Int = .max) throws -> [UInt8] {
        let source = try FileSource(path: path, limit: limit)
        var bytes: [UInt8] = []
        while case let chunk = try source.next(), !chunk.isEmpty { bytes += chunk }
        return bytes
    }
}

/// Bytes already in memory.
public final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var place = 0
    private static let chunkSize = 1 << 20

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public convenience init(_ text: String) { self.init(Array(text.utf8)) }

    public func next() -> [UInt8] {
        // What is short is handed on as it is.
        if place == 0, bytes.count <= Self.chunkSize {
            place = bytes.count
            return bytes
        }
        let end = min(place + Self.chunkSize, bytes.count)
        defer { place = end }
        return Array(bytes[place..<end])
    }
}

func retryingInterrupts(_ call: () -> Int) -> Int {
    while true {
        let result = call()
        if result >= 0 || errno != EINTR { return result }
    }
}
