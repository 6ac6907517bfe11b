/// A number as its decimal digits, to be rounded as one does on paper.
///
/// The digits are those of the shortest text that reads back as the same `Double`: the ones that stand in
/// the tables. 0.285 is therefore a tie, though the nearest binary number lies below it.
public struct DecimalNumber: Sendable {
    private let isNegative: Bool
    private let digits: [UInt8]
    /// How many of the digits stand before the point; negative where zeros follow it.
    private let pointAfter: Int

    /// `nil` for what is no number.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value < 0
        let parts = "\(abs(value))".split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        digits = halves.joined().utf8.map { $0 - UInt8(ascii: "0") }
        pointAfter = halves[0].count + exponent
    }

    /// The number with that many decimals and a point, a half rounded up (away from zero).
    public func rounded(to decimals: Int) -> String {
        var kept = (0..<max(0, pointAfter + decimals)).map { digit($0) }
        if pointAfter + decimals >= 0, digit(pointAfter + decimals) >= 5 { Self.increment(&kept) }
        while kept.count < decimals + 1 { kept.insert(0, at: 0) }
        while kept.count > decimals + 1, kept[0] == 0 { kept.removeFirst() }
        let text = String(decoding: kept.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        let number = decimals == 0 ? text : text.dropLast(decimals) + "." + text.suffix(decimals)
        return isNegative && kept.contains { $0 > 0 } ? "-" + number : String(number)
    }

    private func digit(_ index: Int) -> UInt8 { digits.indices.contains(index) ? digits[index] : 0 }

    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }
}
