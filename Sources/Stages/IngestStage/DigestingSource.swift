import CMessageDigest
import DelimitedText

/// Hands on a source's bytes, counts them and takes their SHA-256.
final class DigestingSource: ByteSource {
    private let source: any ByteSource
    private var context = SHA2_CTX()
    private(set) var count = 0
    private(set) var hasByteOrderMark = false

    init(_ source: any ByteSource) {
        self.source = source
        SHA256Init(&context)
    }

    func next() throws -> [UInt8] {
        let bytes = try source.next()
        if count == 0 { hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) }
        count += bytes.count
        SHA256Update(&context, bytes, bytes.count)
        return bytes
    }

    /// The digest of all bytes so far, as hexadecimal digits.
    func sha256() -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        var context = context
        SHA256Final(&digest, &context)
        let digits = Array("0123456789abcdef")
        return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
