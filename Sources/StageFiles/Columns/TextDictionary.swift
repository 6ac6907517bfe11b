import Glibc

/// The distinct texts of a column, numbered in the order in which they first come, with how often each does.
///
/// It is bounded, so that a column in which no two texts are the same does not grow without end: once full,
/// a text not yet known gets the number ``loose`` and is kept where it stands. What is in it depends on the
/// order of the texts alone: dictionaries of parts, put together in order, are that of the whole.
public struct TextDictionary: Sendable {
    /// The number of a text the dictionary has no room for.
    public static let loose = UInt16.max

    /// How many texts a dictionary may hold, and how many bytes of text.
    public struct Limit: Sendable, Equatable {
        public var texts: Int
        public var bytes: Int

        /// - Parameter texts: No more than numbers go.
        public init(texts: Int, bytes: Int) {
            self.texts = min(texts, Int(TextDictionary.loose))
            self.bytes = bytes
        }

        /// For answers that come again and again.
        public static let answers = Limit(texts: 1 << 15, bytes: 1 << 21)
        /// For texts of one's own, few of which come twice.
        public static let ownTexts = Limit(texts: 1 << 10, bytes: 1 << 16)
        /// For names, none of which comes twice.
        public static let names = Limit(texts: 0, bytes: 0)
    }

    private let limit: Limit
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int32] = []
    private var hashes: [UInt64] = []
    /// By hash: the number of a text, or ``loose`` where there is none.
    private var slots: [UInt16] = []
    /// The numbers of texts of one byte, which most codes are.
    private var ofByte: [UInt16] = Array(repeating: TextDictionary.loose, count: 256)
    /// How often each text comes.
    public private(set) var counts: [Int] = []
    /// A text had to be left out.
    public private(set) var isFull = false

    public init(limit: Limit = .answers) { self.limit = limit }

    /// A dictionary of these texts, in this order.
    public init(_ texts: [String]) {
        self.init(limit: Limit(texts: texts.count, bytes: .max))
        for text in texts {
            var text = text
            _ = text.withUTF8 { number(UnsafeRawBufferPointer($0), adding: 0) }
        }
    }

    mutating func markFull() { isFull = true }

    public var count: Int { ends.count }

    public subscript(number: Int) -> String { withBytes(of: number) { String(decoding: $0, as: UTF8.self) } }

    func withBytes<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let start = number == 0 ? 0 : Int(ends[number - 1])
        return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[start..<Int(ends[number])])) }
    }

    /// The number of a text, which is taken in if it is new and there is room for it.
    public mutating func number(_ text: UnsafeRawBufferPointer, adding times: Int = 1) -> UInt16 {
        if text.count == 1, case let known = ofByte[Int(text[0])], known != TextDictionary.loose {
            counts[Int(known)] += times
            return known
        }
        let hash = textHash(text)
        if let known = find(text, hash) {
            counts[Int(known)] += times
            return known
        }
        if isFull || ends.count == limit.texts || bytes.count + text.count > limit.bytes {
            isFull = true
            return TextDictionary.loose
        }
        bytes.append(contentsOf: text)
        ends.append(Int32(bytes.count))
        hashes.append(hash)
        counts.append(times)
        if text.count == 1 { ofByte[Int(text[0])] = UInt16(ends.count - 1) }
        if slots.count < ends.count * 2 { grow() } else { place(UInt16(ends.count - 1), hash) }
        return UInt16(ends.count - 1)
    }

    private func find(_ text: UnsafeRawBufferPointer, _ hash: UInt64) -> UInt16? {
        if slots.isEmpty { return nil }
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != TextDictionary.loose {
            let number = Int(slots[slot])
            if hashes[number] == hash, withBytes(of: number, { equal($0, text) }) { return slots[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private mutating func place(_ number: UInt16, _ hash: UInt64) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != TextDictionary.loose { slot = (slot + 1) & mask }
        slots[slot] = number
    }

    private mutating func grow() {
        slots = Array(repeating: TextDictionary.loose, count: max(16, slots.count * 2))
        for (number, hash) in hashes.enumerated() { place(UInt16(number), hash) }
    }
}

extension TextDictionary {
    /// Takes in the texts of another part, which comes after this one.
    ///
    /// - Returns: By the numbers of the other part, the numbers here.
    mutating func merge(_ other: TextDictionary) -> [UInt16] {
        (0..<other.count).map { index in
            other.withBytes(of: index) { number($0, adding: other.counts[index]) }
        }
    }
}

private func equal(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    guard a.count == b.count else { return false }
    guard let a = a.baseAddress, let other = b.baseAddress else { return true }
    return memcmp(a, other, b.count) == 0
}
