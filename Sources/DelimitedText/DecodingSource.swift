import Glibc

/// Turns the bytes of a text in some encoding into UTF-8, a chunk at a time, without its byte-order mark.
///
/// Bytes that are no character of the encoding become U+FFFD, so that the rest of the text is kept and
/// the place can be found.
public final class DecodingSource: ByteSource {
    private let source: any ByteSource
    private let encoding: TextEncoding
    private let converter: iconv_t
    private var pending: [UInt8] = []
    private var isAtStart: Bool
    /// Whether the text began with a byte-order mark; known after the first chunk.
    public private(set) var hasMark = false

    /// - Parameter isStart: `false` for bytes from within a text: no byte-order mark is looked for.
    public init(_ source: any ByteSource, from encoding: TextEncoding, isStart: Bool = true) {
        self.source = source
        self.encoding = encoding
        isAtStart = isStart
        guard let converter = iconv_open("UTF-8", encoding.iconvName), Int(bitPattern: converter) != -1 else {
            preconditionFailure("the system's iconv does not know \(encoding.iconvName)")
        }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    public func next() throws -> [UInt8] {
        while true {
            let chunk = try nextChunk()
            if chunk.isEmpty, pending.isEmpty { return [] }
            pending += chunk
            let decoded = decode(isLast: chunk.isEmpty)
            if !decoded.isEmpty || chunk.isEmpty { return decoded }
        }
    }

    /// The next bytes of the source, at the start enough of them to see a mark, which is dropped.
    private func nextChunk() throws -> [UInt8] {
        var chunk = try source.next()
        guard isAtStart else { return chunk }
        isAtStart = false
        while chunk.count < encoding.mark.count, case let more = try source.next(), !more.isEmpty {
            chunk += more
        }
        hasMark = !encoding.mark.isEmpty && chunk.starts(with: encoding.mark)
        if hasMark { chunk.removeFirst(encoding.mark.count) }
        return chunk.isEmpty ? try source.next() : chunk
    }

    private func decode(isLast: Bool) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(pending.count * 2)
        var start = 0
        while start < pending.count {
            let (read, isStopped) = convert(from: start, into: &decoded)
            start += read
            guard isStopped, start < pending.count else { continue }
            let isCut = errno == EINVAL
            if isCut, !isLast { break }
            decoded += TextEncoding.replacement
            start += min(encoding.unitSize, pending.count - start)
        }
        pending.removeFirst(start)
        return decoded
    }

    /// Converts what it can.
    ///
    /// - Returns: How many bytes were read, and whether it stopped at bytes that are no character or are
    ///   cut off (`errno` then tells which).
    private func convert(from start: Int, into decoded: inout [UInt8]) -> (read: Int, isStopped: Bool) {
        var left = pending.count - start
        var isStopped = false
        let part = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            pending.withUnsafeMutableBytes { bytes in
                var input = bytes.baseAddress?.assumingMemoryBound(to: CChar.self).advanced(by: start)
                buffer.withMemoryRebound(to: CChar.self) { buffer in
                    var output = buffer.baseAddress
                    var room = buffer.count
                    let result = iconv(converter, &input, &left, &output, &room)
                    isStopped = result == -1 && errno != E2BIG
                    count = buffer.count - room
                }
            }
        }
        decoded += part
        return (pending.count - start - left, isStopped)
    }
}

extension TextEncoding {
    /// U+FFFD in UTF-8: it stands where bytes could not be decoded.
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
