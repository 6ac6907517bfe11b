import Glibc

/// Some bytes of a delimited text, cut at the end of a line.
public struct Piece: Sendable {
    public var bytes: [UInt8]
    /// There is nothing behind it.
    public var isLast: Bool

    public init(bytes: [UInt8], isLast: Bool) {
        self.bytes = bytes
        self.isLast = isLast
    }

    /// It ends with a line, not within one.
    var endsLine: Bool { bytes.last == 0x0A || bytes.last == 0x0D }

    /// How many lines it has; a last one without a line break counts.
    public var lines: Int { lineBreaks + (endsLine || bytes.isEmpty ? 0 : 1) }

    /// How many lines end in it.
    private var lineBreaks: Int {
        bytes.withUnsafeBytes { bytes in
            let feeds = bytes.occurrences(of: 0x0A)
            guard let base = bytes.baseAddress, memchr(base, 0x0D, bytes.count) != nil else { return feeds }
            return feeds + bytes.occurrences(of: 0x0D) - bytes.returnsBeforeFeeds
        }
    }
}

/// Cuts a delimited text into pieces of about equal size, each ending with a line outside quotation marks: before
/// it they are even in number, which is so between the records of a text whose quotation marks pair up. In
/// another text a piece may begin anywhere on a line; who reads it finds it malformed.
public final class PieceReader {
    private let source: any ByteSource
    private let size: Int
    private let longestLine: Int
    private var pending: [UInt8] = []
    private var isAtEnd = false

    /// How many bytes a piece has.
    public static let size = 1 << 20

    /// - Parameters:
    ///   - source: Of an encoding in which line breaks, quotation marks and ASCII letters are single bytes.
    ///   - size: How many bytes a piece has at least, unless it is the last.
    ///   - longestLine: A longer line is cut anywhere; whoever reads it refuses it.
    public init(
        _ source: any ByteSource, size: Int = PieceReader.size, longestLine: Int = InputLimit.line
    ) {
        self.source = source
        self.size = size
        self.longestLine = longestLine
    }

    /// - Throws: `Failure` if the source cannot be read.
    public func next() throws -> Piece? {
        for wanted in [size, size * 8] {
            try fill(wanted)
            if isAtEnd { return pending.isEmpty ? nil : piece(upTo: pending.count) }
            let end = pending.withUnsafeBytes { lastLineEnd($0) }
            if end > 0 { return piece(upTo: end) }
        }
        // A quotation mark is not closed, or a line is of enormous length.
        while true {
            let end = pending.withUnsafeBytes { lastLineEnd($0, countsQuotes: false) }
            let isLimit = pending.count > longestLine
            if end > 0 || isAtEnd || isLimit { return piece(upTo: end > 0 ? end : pending.count) }
            try fill(pending.count + size)
        }
    }

    private func piece(upTo end: Int) -> Piece {
        defer { pending.removeFirst(end) }
        return Piece(bytes: Array(pending[..<end]), isLast: isAtEnd && end == pending.count)
    }

    private func fill(_ wanted: Int) throws {
        pending.reserveCapacity(wanted + wanted / 8)
        while !isAtEnd, pending.count < wanted {
            let chunk = try source.next()
            isAtEnd = chunk.isEmpty
            pending += chunk
        }
    }
}

/// The index behind the last line break before which quotation marks are even in number; 0 if there is none. A
/// carriage return at the very end waits for what follows it.
///
/// - Parameter countsQuotes: `false` for the last line break of all.
private func lastLineEnd(_ bytes: UnsafeRawBufferPointer, countsQuotes: Bool = true) -> Int {
    var isInside = countsQuotes && bytes.occurrences(of: 0x22) % 2 == 1
    var index = bytes.count
    while index > 0 {
        let byte = bytes[index - 1]
        if !isInside {
            if byte == 0x0A { return index }
            if byte == 0x0D, index < bytes.count, bytes[index] != 0x0A { return index }
        }
        if byte == 0x22, countsQuotes { isInside.toggle() }
        index -= 1
    }
    return 0
}

extension UnsafeRawBufferPointer {
    /// How often a byte comes.
    func occurrences(of byte: UInt8) -> Int {
        var found = 0
        // The compiler makes vectors of this; spelled out as such it is forty times slower.
        for other in self where other == byte { found &+= 1 }
        return found
    }

    /// How many line breaks are of two bytes, a carriage return and a line feed.
    fileprivate var returnsBeforeFeeds: Int {
        guard let base = baseAddress else { return 0 }
        var (at, found) = (0, 0)
        while let next = memchr(base + at, 0x0D, count - at) {
            at = UnsafeRawPointer(next) - base + 1
            if at < count, self[at] == 0x0A { found += 1 }
            if at == count { break }
        }
        return found
    }
}
