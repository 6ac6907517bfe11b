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
    /// Lines to be handed out again, the next one last.
    private var returned: [ArraySlice<UInt8>] = []
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
        pending.removeFirst(start)
        start = 0
        pending += piece.bytes
        isAtEnd = piece.isLast
        isWhole = piece.isLast || piece.endsLine
    }

    /// Counts lines that somebody else has read.
    func skip(_ lines: Int) { number += lines }

    /// All lines have been handed out.
    var isDrained: Bool { returned.isEmpty && start == pending.count }

    /// Takes back the lines handed out last, in their order.
    func putBack(_ lines: [ArraySlice<UInt8>]) {
        number -= lines.count
        returned += lines.reversed()
    }

    /// The next line; `nil` at the end, or until a piece is put in.
    ///
    /// - Throws: `Failure` if the source cannot be read or a line is too long.
    func next() throws -> ArraySlice<UInt8>? {
        if let line = returned.popLast() {
            number += 1
            return line
        }
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
            searched -= start
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
        guard let found = pending[index...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            return nil
        }
        if pending[found] == 0x0A { return found + 1 }
        if found + 1 < pending.count { return pending[found + 1] == 0x0A ? found + 2 : found + 1 }
        return isAtEnd || isWhole ? found + 1 : nil
    }

    private func refill(_ source: any ByteSource) throws {
        let isFirst = number == 0 && pending.isEmpty
        pending.removeFirst(start)
        start = 0
        let chunk = try source.next()
        isAtEnd = chunk.isEmpty
        pending += chunk
        if isFirst, pending.starts(with: TextEncoding.utf8.mark) { start = TextEncoding.utf8.mark.count }
    }
}
