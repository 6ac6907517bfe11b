/// The interval of a difference of two independent estimates, made from the intervals of the two.
///
/// Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10, for shares with Wilson's intervals; in
/// general the method of variance estimates recovery (G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008)
/// 1693-1702).
public struct DifferenceInterval: Sendable, Equatable {
    /// The first estimate less the second.
    public let difference: Double
    public let low: Double
    public let high: Double

    /// - Parameters:
    ///   - first: An estimate with the bounds of its interval.
    ///   - second: Another, of another sample, at the same level.
    public init(
        _ first: (value: Double, low: Double, high: Double),
        _ second: (value: Double, low: Double, high: Double)
    ) {
        difference = first.value - second.value
        low = difference - Self.distance(first.value - first.low, second.high - second.value)
        high = difference + Self.distance(first.high - first.value, second.value - second.low)
    }

    private static func distance(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}
