import CZlib
import Problems

/// Unpacks gzip, member after member, a chunk at a time.
public final class GzipSource: ByteSource {
    private let source: any ByteSource
    private let file: String
    private var stream = z_stream()
    private var input: [UInt8] = []
    private var used = 0
    private var isInsideMember = false
    /// Bytes so far, packed and not.
    private var packed = 0
    private var unpacked = 0
    private static let chunkSize = 1 << 16
    /// Added to zlib's window size: expect a gzip header.
    private static let gzipHeader: Int32 = 16

    /// The bytes a gzip file begins with.
    public static let signature: [UInt8] = [0x1F, 0x8B]

    /// - Parameter file: The name used in messages.
    public init(_ source: any ByteSource, file: String) {
        self.source = source
        self.file = file
        inflateInit2_(
            &stream, MAX_WBITS + Self.gzipHeader, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit { inflateEnd(&stream) }

    /// - Throws: `Failure` if the packed data are damaged, cut off or unpack to too much.
    public func next() throws -> [UInt8] {
        while true {
            if used == input.count {
                input = try source.next()
                used = 0
                packed += input.count
                if input.isEmpty {
                    if isInsideMember { throw damaged() }
                    return []
                }
            }
            let chunk = try inflateChunk()
            unpacked += chunk.count
            if unpacked > max(InputLimit.unpackedFree, packed * InputLimit.expansion) {
                throw Failure.data(
                    at: Position(file: file), FileProblem.unpacksToTooMuch(InputLimit.expansion))
            }
            if !chunk.isEmpty { return chunk }
        }
    }

    private func inflateChunk() throws -> [UInt8] {
        // Zeros after the last member are padding.
        if !isInsideMember { while used < input.count, input[used] == 0 { used += 1 } }
        if used == input.count { return [] }
        isInsideMember = true
        var status = Z_OK
        let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            input.withUnsafeMutableBufferPointer { bytes in
                stream.next_in = bytes.baseAddress?.advanced(by: used)
                stream.avail_in = UInt32(bytes.count - used)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                status = inflate(&stream, Z_NO_FLUSH)
                used = bytes.count - Int(stream.avail_in)
                count = buffer.count - Int(stream.avail_out)
            }
        }
        if status == Z_STREAM_END {
            isInsideMember = false
            inflateReset(&stream)
        } else if status != Z_OK, status != Z_BUF_ERROR {
            throw damaged()
        }
        return chunk
    }

    private func damaged() -> Failure { .data(at: Position(file: file), FileProblem.damagedArchive) }
}
