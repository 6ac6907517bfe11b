import CZlib

/// The files packed in a ZIP archive, unpacked one at a time.
///
/// Only what workbooks are made of is read: stored or deflated files in one archive, without passwords.
struct ZipArchive {
    enum Fault: Error {
        case damaged
        case locked
        case tooLarge
    }

    private struct Entry {
        var method: UInt16
        var packed: Int
        var unpacked: Int
        var header: Int
        /// CRC-32 of what it unpacks to.
        var checksum: UInt
    }

    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]
    /// How many bytes a file may unpack to.
    private let limit: Int
    /// How many times its own size a file may unpack to, once that is more than ``unpackedFree`` bytes: sheets pack
    /// to a tenth, and rows that are all alike to a hundredth.
    private static let expansion = 300
    private static let unpackedFree = 1 << 24

    /// - Parameter limit: How many bytes any one file may unpack to.
    init(_ bytes: [UInt8], limit: Int) throws(Fault) {
        self.bytes = bytes
        self.limit = limit
        let directory = try directory()
        var place = directory.start
        for _ in 0..<directory.count {
            guard number(place, 4) == 0x0201_4B50 else { throw .damaged }
            if number(place + 8, 2) & 1 == 1 { throw .locked }
            let nameLength = number(place + 28, 2)
            guard place + 46 + nameLength <= bytes.count else { throw .damaged }
            let name = String(decoding: bytes[place + 46..<place + 46 + nameLength], as: UTF8.self)
            var entry = Entry(
                method: UInt16(number(place + 10, 2)), packed: number(place + 20, 4),
                unpacked: number(place + 24, 4), header: number(place + 42, 4),
                checksum: UInt(number(place + 16, 4)))
            let extra = place + 46 + nameLength
            widen(&entry, from: extra..<min(extra + number(place + 30, 2), bytes.count))
            entries[name.lowercased()] = entry
            place += 46 + nameLength + number(place + 30, 2) + number(place + 32, 2)
        }
    }

    /// Takes the sizes that have no room in four bytes from the field that programs write beside them (ZIP64).
    private func widen(_ entry: inout Entry, from extra: Range<Int>) {
        var place = extra.lowerBound
        while place + 4 <= extra.upperBound {
            let size = number(place + 2, 2)
            if number(place, 2) == 1 {
                var value = place + 4
                for path in [\Entry.unpacked, \.packed, \.header] where entry[keyPath: path] == 0xFFFF_FFFF {
                    entry[keyPath: path] = number(value, 7)
                    value += 8
                }
                return
            }
            place += 4 + size
        }
    }

    /// Where the list of files begins, found from the end of the archive.
    private func directory() throws(Fault) -> (start: Int, count: Int) {
        // A comment of at most 65,535 bytes may follow the end.
        var place = bytes.count - 22
        while place >= 0, place >= bytes.count - 22 - 0xFFFF {
            if number(place, 4) == 0x0605_4B50 {
                let (start, count) = (number(place + 16, 4), number(place + 10, 2))
                guard start < bytes.count, count < 0xFFFF else { throw .damaged }
                return (start, count)
            }
            place -= 1
        }
        throw .damaged
    }

    /// A number of some bytes, the least significant first; 0 beyond the end.
    private func number(_ place: Int, _ size: Int) -> Int {
        guard place >= 0, place + size <= bytes.count else { return 0 }
        return (0..<size).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    func contains(_ name: String) -> Bool { entries[name.lowercased()] != nil }

    /// A file's bytes; `nil` if there is none of the name.
    func contents(of name: String) throws(Fault) -> [UInt8]? {
        guard let entry = entries[name.lowercased()] else { return nil }
        guard number(entry.header, 4) == 0x0403_4B50 else { throw .damaged }
        if entry.unpacked > limit || entry.unpacked > max(Self.unpackedFree, entry.packed * Self.expansion) {
            throw .tooLarge
        }
        let start = entry.header + 30 + number(entry.header + 26, 2) + number(entry.header + 28, 2)
        guard start <= bytes.count, entry.packed <= bytes.count - start else { throw .damaged }
        let packed = bytes[start..<start + entry.packed]
        let unpacked: [UInt8]
        switch entry.method {
        case 0: unpacked = Array(packed)
        case 8: unpacked = try inflated(Array(packed), size: entry.unpacked)
        default: throw .damaged
        }
        // An answer that was changed on the way must not count.
        guard crc32(0, unpacked, UInt32(unpacked.count)) == entry.checksum else { throw .damaged }
        return unpacked
    }

    /// - Parameter size: How many bytes there must be; no more are unpacked.
    private func inflated(_ packed: [UInt8], size: Int) throws(Fault) -> [UInt8] {
        var packed = packed
        var stream = z_stream()
        // Negative: without a header, as ZIP has them.
        inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { inflateEnd(&stream) }
        var status = Z_OK
        let unpacked = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            packed.withUnsafeMutableBufferPointer { input in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(buffer.count)
                status = inflate(&stream, Z_FINISH)
                count = buffer.count - Int(stream.avail_out)
            }
        }
        guard status == Z_STREAM_END, unpacked.count == size else { throw .damaged }
        return unpacked
    }
}
