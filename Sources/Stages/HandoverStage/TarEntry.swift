/// A file as a tar archive holds it (POSIX.1-2001, ustar and pax): readable by all, writable by its owner, of nobody
/// and no time.
struct TarEntry {
    var path: String
    var contents: [UInt8]

    static let blockSize = 512
    /// What ends an archive.
    static let end = [UInt8](repeating: 0, count: 2 * blockSize)

    /// Its blocks. A name too long for the header is told in an entry before it.
    var blocks: [UInt8] {
        let name = Array(path.utf8)
        if name.count <= 100 { return Self.blocks(name, type: "0", contents) }
        let record = Self.paxRecord("path", path)
        return Self.blocks(Array("path".utf8), type: "x", record)
            + Self.blocks(Array(name.suffix(100)), type: "0", contents)
    }

    private static func blocks(_ name: [UInt8], type: Character, _ contents: [UInt8]) -> [UInt8] {
        var header: [UInt8] = []
        func field(_ bytes: [UInt8], _ width: Int) {
            header += bytes + [UInt8](repeating: 0, count: width - bytes.count)
        }
        func octal(_ number: Int, _ width: Int) {
            let digits = String(number, radix: 8)
            field(Array((String(repeating: "0", count: width - 1 - digits.utf8.count) + digits).utf8), width)
        }
        field(name, 100)
        octal(0o644, 8)
        octal(0, 8)
        octal(0, 8)
        octal(contents.count, 12)
        octal(0, 12)
        // The sum is of the header with blanks in the place of the sum.
        header += [UInt8](repeating: 0x20, count: 8)
        field(Array(String(type).utf8), 1 + 100)
        field(Array("ustar\0".utf8) + Array("00".utf8), 8)
        field([], blockSize - header.count)
        let sum = header.reduce(0) { $0 + Int($1) }
        let digits = String(sum, radix: 8)
        let text = String(repeating: "0", count: 6 - digits.utf8.count) + digits + "\0 "
        header.replaceSubrange(148..<156, with: Array(text.utf8))
        let padding = (blockSize - contents.count % blockSize) % blockSize
        return header + contents + [UInt8](repeating: 0, count: padding)
    }

    /// `LENGTH key=value\n`, where the length counts itself.
    private static func paxRecord(_ key: String, _ value: String) -> [UInt8] {
        let rest = " \(key)=\(value)\n"
        var length = rest.utf8.count
        while String(length).utf8.count + rest.utf8.count != length {
            length = String(length).utf8.count + rest.utf8.count
        }
        return Array((String(length) + rest).utf8)
    }
}

/// Reads the entries of an archive as ``TarEntry`` writes them.
struct TarReader {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// The next file; `nil` at the end or where the archive is damaged.
    mutating func next() -> TarEntry? {
        guard let (name, type, contents) = block() else { return nil }
        guard type == UInt8(ascii: "x") else { return TarEntry(path: name, contents: contents) }
        let record = String(decoding: contents, as: UTF8.self)
        guard let sign = record.firstIndex(of: "="), let (_, _, contents) = block() else { return nil }
        return TarEntry(path: String(record[record.index(after: sign)...].dropLast()), contents: contents)
    }

    private mutating func block() -> (name: String, type: UInt8, contents: [UInt8])? {
        let header = rest.prefix(TarEntry.blockSize)
        guard header.count == TarEntry.blockSize, header.first != 0 else { return nil }
        func text(_ offset: Int, _ width: Int) -> String {
            let bytes = header[(header.startIndex + offset)...].prefix(width)
            return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let size = Int(text(124, 12), radix: 8), size >= 0,
            rest.count >= TarEntry.blockSize + size
        else { return nil }
        let contents = Array(rest.dropFirst(TarEntry.blockSize).prefix(size))
        let blocks = 1 + (size + TarEntry.blockSize - 1) / TarEntry.blockSize
        let type = header[header.startIndex + 156]
        let name = text(0, 100)
        rest = rest.dropFirst(blocks * TarEntry.blockSize)
        return (name, type, contents)
    }
}
