import CNettle
import DelimitedText

/// The SHA-256 of bytes that come piece by piece, by the processor's own instructions where it has them.
public struct FileDigest: Sendable {
    private var context = sha256_ctx()

    public init() { nettle_sha256_init(&context) }

    /// Of a file's bytes.
    ///
    /// - Throws: `Failure` if it cannot be read.
    public init(of path: String) throws {
        self.init()
        let source = try FileSource(path: path)
        while case let bytes = try source.next(), !bytes.isEmpty { add(bytes) }
    }

    public mutating func add(_ bytes: [UInt8]) { nettle_sha256_update(&context, bytes.count, bytes) }

    /// The digest of all bytes so far, as hexadecimal digits.
    public var digits: String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        var context = context
        nettle_sha256_digest(&context, digest.count, &digest)
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
