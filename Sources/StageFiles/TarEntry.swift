/// A file as a tar archive holds it (POSIX.1-2001, ustar and pax): readable by all, writable by its owner, of nobody
/// and no time.
public struct TarEntry: Sendable {
    public var path: String
    public var contents: [UInt8]

    public init(path: String, contents: [UInt8]) {
        self.path = path
        self.contents = contents
    }

    static let blockSize = 512
    /// How large a file may be: its size is told in eleven octal digits.
    public static let largest = 1 << 33
    /// What ends an archive.
    public static let end = [UInt8](repeating: 0, count: 2 * blockSize)

    /// Its blocks.
    public var blocks: [UInt8] {
        Self.header(path, size: contents.count) + contents + Self.padding(contents.count)
    }

    /// What stands before the contents of a file. A name too long for its header is told in an entry before it.
    public static func header(_ path: String, size: Int) -> [UInt8] {
        let name = Array(path.utf8)
        if name.count <= 100 { return header(name, type: "0", size) }
        let record = paxRecord("path", path)
        return header(Array("path".utf8), type: "x", record.count) + record + padding(record.count)
            + header(Array(name.suffix(100)), type: "0", size)
    }

    /// What stands after contents of so many bytes.
    public static func padding(_ size: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: (blockSize - size % blockSize) % blockSize)
    }

    private static func header(_ name: [UInt8], type: Character, _ size: Int) -> [UInt8] {
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
        octal(size, 12)
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
        return header
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
public struct TarReader {
    private var rest: ArraySlice<UInt8>

    public init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// The next file; `nil` at the end or where the archive is damaged.
    public mutating func next() -> TarEntry? {
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
