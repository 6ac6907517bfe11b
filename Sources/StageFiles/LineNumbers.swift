/// The lines from which rows came, in the order of the rows: `2 1x118 3 1x40` is line 2, then 118 rows that each
/// came from one line further, one from three lines further, and so on.
///
/// Rows that follow each other evenly cost nothing, others two or three bytes.
public struct LineNumbers: Sendable, Equatable {
    /// Rows that each lie `step` lines below the one before.
    public struct Stretch: Sendable, Equatable {
        public var step: Int
        public var count: Int
    }

    /// The text without the stretch that may still go on.
    private var text: [UInt8] = []
    private var open: Stretch?
    private var last = 0

    public init() {}

    public init(_ lines: some Sequence<Int>) {
        for line in lines { add(line) }
    }

    /// Adds the line of the next row.
    public mutating func add(_ line: Int) {
        let step = line - last
        last = line
        if open?.step == step {
            open?.count += 1
        } else {
            close()
            open = Stretch(step: step, count: 1)
        }
    }

    private mutating func close() {
        guard let open else { return }
        if !text.isEmpty { text.append(UInt8(ascii: " ")) }
        text += (open.count == 1 ? "\(open.step)" : "\(open.step)x\(open.count)").utf8
        self.open = nil
    }

    /// The whole text, in UTF-8.
    private var bytes: [UInt8] {
        var whole = self
        whole.close()
        return whole.text
    }

    public static func == (one: LineNumbers, other: LineNumbers) -> Bool { one.bytes == other.bytes }

    public var stretches: Stretches { Stretches(bytes) }

    /// The stretches one after the other.
    public struct Stretches: Sequence, IteratorProtocol, Sendable {
        private let bytes: [UInt8]
        /// Where the next one begins; a copy with another place goes on from there.
        public var place = 0

        fileprivate init(_ bytes: [UInt8]) { self.bytes = bytes }

        public mutating func next() -> Stretch? {
            if place > 0, place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
            guard let step = number() else { return nil }
            guard place < bytes.count, bytes[place] == UInt8(ascii: "x") else {
                return Stretch(step: step, count: 1)
            }
            place += 1
            guard let count = number() else {
                place -= 1
                return nil
            }
            return Stretch(step: step, count: count)
        }

        /// The digits from the place on.
        private mutating func number() -> Int? {
            var number: Int?
            while place < bytes.count, case let digit = Int(bytes[place]) - 0x30, (0...9).contains(digit) {
                number = (number ?? 0) &* 10 &+ digit
                place += 1
            }
            return number
        }

        fileprivate var isAtEnd: Bool { place == bytes.count }
    }
}

extension LineNumbers: Codable {
    public init(from decoder: any Decoder) throws {
        text = Array(try decoder.singleValueContainer().decode(String.self).utf8)
        var stretches = stretches
        while stretches.next() != nil {}
        if !stretches.isAtEnd {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no line numbers"))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(decoding: bytes, as: UTF8.self))
    }
}
