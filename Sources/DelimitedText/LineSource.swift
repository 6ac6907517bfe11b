import Problems

/// Cuts bytes into physical lines, each with its line break (LF, CR or CRLF), and counts them.
final class LineSource {
    /// `nil` where the bytes are put in.
    private let source: (any ByteSource)?
    private let file: String
    private let longestLine: Int
    private var pending: [UInt8] = []
    private var start = 0
    private(set) var isAtEnd = false
    /// What is pending ends with a line.
    private var isWhole = false
    /// Where the lines are kept from, and the number of the one before.
    private var kept: (start: Int, number: Int)?
    /// The number of the line handed out last, from 1.
    private(set) var number = 0

    /// - Parameters:
    ///   - file: The name used in messages.
    ///   - longestLine: How many bytes a line may have, so that memory stays bounded whatever is read.
    init(_ source: (any ByteSource)?, file: String, longestLine: Int = InputLimit.line) {
        self.source = source
        self.file = file
        self.longestLine = longestLine
    }

    /// Puts in a piece, whose lines come next.
    func put(_ piece: Piece) {
        dropRead()
        pending += piece.bytes
        isAtEnd = piece.isLast
        isWhole = piece.isLast || piece.endsLine
    }

    /// Counts lines that somebody else has read.
    func skip(_ lines: Int) { number += lines }

    /// All lines have been handed out.
    var isDrained: Bool { start == pending.count }

    /// Keeps the lines from the next one on, so that they can be handed out again.
    func keep() { kept = (start, number) }

    /// The lines handed out since ``keep()``.
    var keptLines: ArraySlice<UInt8> { pending[(kept?.start ?? start)..<start] }

    /// Hands out the lines kept once more.
    func rewind() {
        guard let kept else { return }
        (start, number) = kept
        self.kept = nil
    }

    /// The next line; `nil` at the end, or until a piece is put in.
    ///
    /// - Throws: `Failure` if the source cannot be read or a line is too long.
    func next() throws -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = lineEnd(from: searched) { return take(upTo: end) }
            searched = max(start, pending.count - 1)
            if isAtEnd { return start < pending.count ? take(upTo: pending.count) : nil }
            if pending.count - start > longestLine {
                throw Failure.data(
                    at: Position(file: file, line: number + 1), FileProblem.lineTooLong(longestLine))
            }
            guard let source else { return nil }
            searched -= dropRead()
            try refill(source)
        }
    }

    /// Counts a blank line among those that follow each other.
    ///
    /// - Throws: `Failure` if they are too many.
    func countBlank(_ count: inout Int) throws {
        count += 1
        if count > InputLimit.blankRows {
            throw Failure.data(
                at: Position(file: file, line: number - count + 1),
                FileProblem.tooManyBlankLines(limit: InputLimit.blankRows))
        }
    }

    private func take(upTo end: Int) -> ArraySlice<UInt8> {
        defer { start = end }
        number += 1
        return pending[start..<end]
    }

    /// The index after the first line break; a CR at the very end waits for what follows it.
    private func lineEnd(from index: Int) -> Int? {
        guard let end = pending[index...].firstLineEnd else { return nil }
        let mayGoOn = end == pending.count && pending[end - 1] == 0x0D && !isAtEnd && !isWhole
        return mayGoOn ? nil : end
    }

    /// Drops what is neither kept nor to be read.
    ///
    /// - Returns: How many bytes that was.
    @discardableResult private func dropRead() -> Int {
        let dropped = kept?.start ?? start
        pending.removeFirst(dropped)
        start -= dropped
        kept?.start = 0
        return dropped
    }

    private func refill(_ source: any ByteSource) throws {
        let isFirst = number == 0 && pending.isEmpty
        let chunk = try source.next()
        isAtEnd = chunk.isEmpty
        pending += chunk
        if isFirst, pending.starts(with: TextEncoding.utf8.mark) { start = TextEncoding.utf8.mark.count }
    }
}

extension ArraySlice<UInt8> {
    /// The index after the first line break (LF, CR or CRLF).
    var firstLineEnd: Int? {
        guard let found = firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
        let isPair = self[found] == 0x0D && found + 1 < endIndex && self[found + 1] == 0x0A
        return isPair ? found + 2 : found + 1
    }
}
