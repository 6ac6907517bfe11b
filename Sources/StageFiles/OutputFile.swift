import DelimitedText
import Glibc
import Problems

/// A file being written under a temporary name that nobody can foresee, so that nobody can have put something in
/// its place.
public final class OutputFile {
    /// What the names of files that are being written end with; they begin with a dot.
    static let temporaryEnding = ".partial"

    private let path: String
    private let temporary: String
    private var descriptor: Int32
    private var records = RecordWriter()
    private var digest: FileDigest?
    private let isSynced: Bool
    private static let flushSize = 1 << 18

    /// - Parameters:
    ///   - folder: Where it is written and then stays.
    ///   - hasDigest: Takes its SHA-256 on the way.
    ///   - isSynced: Whether it must be on the disk before it is in its place.
    init(
        _ name: String, in folder: String, mode: mode_t, hasDigest: Bool = false, isSynced: Bool = true
    ) throws {
        path = "\(folder)/\(name)"
        self.isSynced = isSynced
        temporary = Self.temporaryPath(beside: path)
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        if descriptor < 0 || fchmod(descriptor, mode) != 0 { throw failure(.cannotCreate) }
        digest = hasDigest ? FileDigest() : nil
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The SHA-256 of all that was written, if it is taken.
    var sha256: String? { digest?.digits }

    /// Writes one record of a CSV file.
    public func write(_ fields: some Sequence<String>) throws {
        records.write(fields)
        if records.bytes.count >= Self.flushSize { try flush() }
    }

    /// Writes text as it is.
    public func write(text: String) throws { try write(bytes: Array(text.utf8)) }

    /// Writes bytes as they are.
    public func write(bytes: [UInt8]) throws {
        try flush()
        try put(bytes)
    }

    private func flush() throws { try put(records.take()) }

    private func put(_ bytes: [UInt8]) throws {
        digest?.add(bytes)
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw failure(.inputOutput)
            }
            rest = rest.dropFirst(written)
        }
    }

    func finish() throws {
        try flush()
        if isSynced, fsync(descriptor) != 0 { throw failure(.inputOutput) }
    }

    func moveIntoPlace() throws {
        if rename(temporary, path) != 0 { throw failure(.inputOutput) }
    }

    /// What was written so far, before it is in its place.
    public func written() throws -> any ByteSource {
        try flush()
        return try FileSource(path: temporary)
    }

    /// A name beside a path that nobody can foresee.
    static func temporaryPath(beside path: String) -> String {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let sign = String(UInt64.random(in: .min ... .max), radix: 36)
        return "\(path[..<slash]).\(path[slash...]).\(sign)\(temporaryEnding)"
    }

    func discard() { unlink(temporary) }

    private func failure(_ cause: Failure.Cause) -> Failure {
        Failure(cause, [Problem(.error, at: Position(file: path), FileProblem.unwritable(errno))])
    }
}
