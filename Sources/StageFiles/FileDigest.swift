import CMessageDigest

/// The SHA-256 of bytes that come piece by piece.
public struct FileDigest: Sendable {
    private var context = SHA2_CTX()

    public init() { SHA256Init(&context) }

    public mutating func add(_ bytes: [UInt8]) { SHA256Update(&context, bytes, bytes.count) }

    /// The digest of all bytes so far, as hexadecimal digits.
    public var digits: String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        var context = context
        SHA256Final(&digest, &context)
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
