import CZlib

/// Packs bytes as gzip, without a name or a time in it, so that the same bytes pack to the same.
public final class GzipPacker {
    private var stream = z_stream()
    private static let chunkSize = 1 << 16
    private static let gzipHeader: Int32 = 16

    public init() {
        let status = deflateInit2_(
            &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + Self.gzipHeader, 9, Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib cannot be set up")
    }

    deinit { deflateEnd(&stream) }

    /// The packed bytes that are ready once these are added.
    public func pack(_ bytes: [UInt8]) -> [UInt8] { run(bytes, Z_NO_FLUSH) }

    /// The rest of the packed bytes; no more can be added.
    public func finish() -> [UInt8] { run([], Z_FINISH) }

    private func run(_ bytes: [UInt8], _ flush: Int32) -> [UInt8] {
        var packed: [UInt8] = []
        var bytes = bytes
        bytes.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            repeat {
                packed += [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { output, count in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    deflate(&stream, flush)
                    count = output.count - Int(stream.avail_out)
                }
            } while stream.avail_out == 0
        }
        return packed
    }
}
