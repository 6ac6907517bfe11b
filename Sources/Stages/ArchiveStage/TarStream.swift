import DelimitedText
import Problems

/// Reads a tar archive (ustar, with the long names of pax and GNU tar) as it comes. Whatever is not a plain file or a
/// folder with a plain path below the archive's own is refused.
final class TarStream {
    private let source: any ByteSource
    private let file: String
    private var buffer: [UInt8] = []
    private var used = 0
    /// How many bytes of the current file, and of what fills its last block, are still to come.
    private var left = 0
    private var padding = 0

    static let blockSize = 512
    private static let longestName = 4096

    /// - Parameter file: The name used in messages.
    init(_ source: any ByteSource, file: String) {
        self.source = source
        self.file = file
    }

    /// The path of the next file; `nil` at the end, which is read to the last byte, so that all of the archive is known to
    /// be whole.
    ///
    /// - Throws: `Failure` if the archive is damaged or holds what it should not.
    func next() throws -> String? {
        while try !chunk().isEmpty {}
        var longName: [UInt8]?
        while true {
            let header = try block()
            if header.allSatisfy({ $0 == 0 }) {
                try finish()
                return nil
            }
            guard Self.checksum(header) == Self.octal(header[148..<156]),
                let size = Self.octal(header[124..<136])
            else { throw problem(.damaged) }
            (left, padding) = (size, (Self.blockSize - size % Self.blockSize) % Self.blockSize)
            switch header[156] {
            case UInt8(ascii: "0"), 0, UInt8(ascii: "7"):
                return try path(longName ?? Self.name(header))
            case UInt8(ascii: "5"):
                _ = try path(longName ?? Self.name(header), isFolder: true)
                longName = nil
                while try !chunk().isEmpty {}
            case UInt8(ascii: "x"): longName = try paxPath(try text()) ?? longName
            case UInt8(ascii: "g"): _ = try text()
            case UInt8(ascii: "L"): longName = try text().prefix { $0 != 0 }.map(\.self)
            case UInt8(ascii: "1"), UInt8(ascii: "2"): throw problem(.link)
            default: throw problem(.special)
            }
        }
    }

    /// The next bytes of the current file; empty at its end.
    func chunk() throws -> [UInt8] {
        if left == 0 {
            while padding > 0 { padding -= try take(padding).count }
            return []
        }
        let bytes = try take(left)
        left -= bytes.count
        return bytes
    }

    private func text() throws -> [UInt8] {
        if left > Self.longestName { throw problem(.badPath) }
        var bytes: [UInt8] = []
        while case let more = try chunk(), !more.isEmpty { bytes += more }
        return bytes
    }

    private func block() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < Self.blockSize { bytes += try take(Self.blockSize - bytes.count) }
        return bytes
    }

    /// At least one byte and at most so many.
    private func take(_ count: Int) throws -> [UInt8] {
        if used == buffer.count {
            buffer = try source.next()
            used = 0
            if buffer.isEmpty { throw problem(.damaged) }
        }
        let bytes = Array(buffer[used..<min(used + count, buffer.count)])
        used += bytes.count
        return bytes
    }

    private func finish() throws {
        if buffer[used...].contains(where: { $0 != 0 }) { throw problem(.damaged) }
        while case let rest = try source.next(), !rest.isEmpty {
            if rest.contains(where: { $0 != 0 }) { throw problem(.damaged) }
        }
    }

    /// The path without `./`, if it stays within the archive and every part of it is a name that can be seen.
    private func path(_ bytes: some Sequence<UInt8>, isFolder: Bool = false) throws -> String {
        guard let text = String(validating: Array(bytes), as: UTF8.self), !text.hasPrefix("/") else {
            throw problem(.badPath)
        }
        let parts = text.split(separator: "/").filter { $0 != "." }
        let isPlain = parts.allSatisfy { part in
            part != ".." && part.utf8.count <= 255 && !part.contains("\\") && visible(String(part)) == part
        }
        if !isPlain || parts.isEmpty && !isFolder || parts.count > 16 || text.hasSuffix("/") && !isFolder {
            throw problem(.badPath)
        }
        return parts.joined(separator: "/")
    }

    /// The path that a pax header gives: records `LENGTH key=value\n`.
    private func paxPath(_ bytes: [UInt8]) throws -> [UInt8]? {
        var rest = bytes[...]
        var path: [UInt8]?
        while !rest.isEmpty {
            let digits = rest.prefix { $0 != UInt8(ascii: " ") }
            guard let length = Int(String(decoding: digits, as: UTF8.self)), length > digits.count + 2,
                length <= rest.count
            else { throw problem(.damaged) }
            let record = rest.prefix(length).dropFirst(digits.count + 1).dropLast()
            let key = record.prefix { $0 != UInt8(ascii: "=") }
            switch String(decoding: key, as: UTF8.self) {
            case "path": path = Array(record.dropFirst(key.count + 1))
            case "linkpath": throw problem(.link)
            // The size would be another than the header's.
            case "size": throw problem(.special)
            default: break
            }
            rest = rest.dropFirst(length)
        }
        return path
    }

    private static func name(_ header: [UInt8]) -> [UInt8] {
        let name = Array(header[0..<100].prefix { $0 != 0 })
        let isUstar = header[257..<262].elementsEqual("ustar".utf8)
        let prefix = isUstar && header[262] == 0 ? Array(header[345..<500].prefix { $0 != 0 }) : []
        return prefix.isEmpty ? name : prefix + [UInt8(ascii: "/")] + name
    }

    private static func octal(_ field: ArraySlice<UInt8>) -> Int? {
        let text = String(decoding: field.prefix { $0 != 0 }, as: UTF8.self).drop { $0 == " " }
        let digits = text.prefix { $0 != " " }
        return digits.isEmpty ? 0 : Int(digits, radix: 8).flatMap { $0 >= 0 ? $0 : nil }
    }

    private static func checksum(_ header: [UInt8]) -> Int {
        header.enumerated().reduce(0) { sum, byte in
            sum + ((148..<156).contains(byte.offset) ? 0x20 : Int(byte.element))
        }
    }

    private func problem(_ kind: ArchiveProblem) -> Failure { .data(at: Position(file: file), kind) }
}
