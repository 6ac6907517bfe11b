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
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var rest = abs(value).description.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(Substring(rest)) ?? 0
                rest = rest[rest.endIndex...]
            default: digits.append(byte - UInt8(ascii: "0"))
            }
        }
        self.digits = digits
        pointAfter = (point ?? digits.count) + exponent
    }

    /// The number with that many decimals and a point, a half rounded up (away from zero).
    public func rounded(to decimals: Int) -> String {
        var kept = (0..<max(0, pointAfter + decimals)).map { digit($0) }
        if pointAfter + decimals >= 0, digit(pointAfter + decimals) >= 5 { Self.increment(&kept) }
        while kept.count < decimals + 1 { kept.insert(0, at: 0) }
        while kept.count > decimals + 1, kept[0] == 0 { kept.removeFirst() }
        var bytes: [UInt8] = isNegative && kept.contains { $0 > 0 } ? [UInt8(ascii: "-")] : []
        for (index, digit) in kept.enumerated() {
            if index == kept.count - decimals { bytes.append(UInt8(ascii: ".")) }
            bytes.append(digit + UInt8(ascii: "0"))
        }
        return String(decoding: bytes, as: UTF8.self)
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
