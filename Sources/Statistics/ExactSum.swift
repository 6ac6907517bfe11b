/// A sum of numbers from 0 up that is exact: the same in whatever order they are added, and of whatever parts.
///
/// A number is kept to 2⁻¹²⁸; one that has digits beyond loses them before it is added, not after.
public struct ExactSum: Sendable, Hashable {
    private var whole: UInt128
    private var fraction: UInt128

    public init() { (whole, fraction) = (0, 0) }

    /// - Parameter number: From 0 up, below 2¹²⁸.
    public init(_ number: Double) {
        precondition(number >= 0 && number.isFinite, "a sum is of numbers from 0 up")
        let floor = number.rounded(.down)
        whole = UInt128(floor)
        fraction = UInt128((number - floor) * 0x1p128)
    }

    public init(_ number: Int) { (whole, fraction) = (UInt128(number), 0) }

    public static func += (left: inout ExactSum, right: ExactSum) {
        let (fraction, carries) = left.fraction.addingReportingOverflow(right.fraction)
        left.fraction = fraction
        left.whole += right.whole + (carries ? 1 : 0)
    }

    /// The sum, rounded once.
    public var value: Double {
        let shift = UInt128.bitWidth - whole.leadingZeroBitCount
        if shift == 0 { return Double(fraction) * 0x1p-128 }
        if shift == UInt128.bitWidth { return Double(whole) }
        let leading = whole << (UInt128.bitWidth - shift) | fraction >> shift
        // A last digit that says whether anything follows.
        let rest: UInt128 = fraction << (UInt128.bitWidth - shift) == 0 ? 0 : 1
        let unit = Double(sign: .plus, exponent: shift - UInt128.bitWidth, significand: 1)
        return Double(leading | rest) * unit
    }
}

/// As a text: its digits in the system of sixteen.
extension ExactSum: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let parts = try container.decode(String.self).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let whole = UInt128(parts[0], radix: 16),
            let fraction = UInt128(parts[1], radix: 16)
        else { throw DecodingError.dataCorruptedError(in: container, debugDescription: "no exact sum") }
        (self.whole, self.fraction) = (whole, fraction)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(whole, radix: 16) + "." + String(fraction, radix: 16))
    }
}
