import DelimitedText
import StageFiles

/// Hands on a source's bytes, counts them and takes their SHA-256.
final class DigestingSource: ByteSource {
    private let source: any ByteSource
    private var digest = FileDigest()
    private(set) var count = 0
    private(set) var hasByteOrderMark = false

    init(_ source: any ByteSource) { self.source = source }

    func next() throws -> [UInt8] {
        let bytes = try source.next()
        if count == 0 { hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) }
        count += bytes.count
        digest.add(bytes)
        return bytes
    }

    /// Reads to the end.
    func drain() throws { while try !next().isEmpty {} }

    /// The digest of all bytes so far, as hexadecimal digits.
    func sha256() -> String { digest.digits }
}
