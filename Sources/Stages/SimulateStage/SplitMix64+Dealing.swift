import Statistics

/// What dealing answers needs of the generator. Everything random in a simulated export comes from here: the
/// standard library's own shuffling and picking are avoided, since their algorithms may change.
extension SplitMix64 {
    /// A stream of its own for one purpose, so that a change to one question leaves the others as they were.
    init(seed: UInt64, purpose: String) {
        var first = SplitMix64(seed: seed ^ fingerprint(of: purpose))
        self.init(seed: first.next())
    }

    /// A whole number from 0 to `limit` - 1.
    mutating func below(_ limit: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(limit)).high)
    }

    mutating func happens(_ probability: Double) -> Bool { nextUnit() < probability }

    /// A number from the standard normal distribution, near enough: the sum of twelve uniform ones. Unlike
    /// the usual methods it needs no logarithm, which differs between machines in its last digit.
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += nextUnit() }
        return sum
    }

    /// Fisher and Yates' shuffle.
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, below(last + 1))
        }
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        shuffle(&elements)
        return elements
    }

    /// The index of one of the weights, the likelier the greater it is.
    mutating func pick(_ weights: [Double]) -> Int {
        var rest = nextUnit() * weights.reduce(0, +)
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return weights.lastIndex { $0 > 0 } ?? 0
    }
}

/// The 64-bit FNV-1a hash of a text: unlike `hashValue`, the same in every run.
private func fingerprint(of text: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
}
