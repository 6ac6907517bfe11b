/// Cuts bytes into physical lines, each with its line break (LF, CR or CRLF), and counts them.
final class LineSource {
    private let source: any ByteSource
    private var pending: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// The number of the line handed out last, from 1.
    private(set) var number = 0

    init(_ source: any ByteSource) { self.source = source }

    /// The next line; `nil` at the end.
    func next() throws -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = lineEnd(from: searched) {
                defer { start = end }
                number += 1
                return pending[start..<end]
            }
            searched = max(start, pending.count - 1)
            if isAtEnd {
                guard start < pending.count else { return nil }
                defer { start = pending.count }
                number += 1
                return pending[start...]
            }
            searched -= start
            try refill()
        }
    }

    /// The index after the first line break; a CR at the very end waits for what follows it.
    private func lineEnd(from index: Int) -> Int? {
        guard let found = pending[index...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            return nil
        }
        if pending[found] == 0x0A { return found + 1 }
        if found + 1 < pending.count { return pending[found + 1] == 0x0A ? found + 2 : found + 1 }
        return isAtEnd ? found + 1 : nil
    }

    private func refill() throws {
        let isFirst = number == 0 && pending.isEmpty
        pending.removeFirst(start)
        start = 0
        let chunk = try source.next()
        isAtEnd = chunk.isEmpty
        pending += chunk
        if isFirst, pending.starts(with: byteOrderMark) { start = byteOrderMark.count }
    }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
