import Glibc

/// Whether the same respondents gave an answer at two times: how many did both times, at one of them, at neither.
public struct PairedShares: Sendable, Equatable {
    /// Gave the answer both times.
    public var both: Int
    /// Gave it the first time only.
    public var lost: Int
    /// Gave it the second time only.
    public var gained: Int
    public var neither: Int

    public init(both: Int, lost: Int, gained: Int, neither: Int) {
        (self.both, self.lost, self.gained, self.neither) = (both, lost, gained, neither)
    }

    /// How many were asked both times.
    public var n: Int { both + lost + gained + neither }

    /// Below so many respondents who changed their answer, the test is exact.
    public static let leastForChiSquare = 25

    public var isExact: Bool { lost + gained < Self.leastForChiSquare }

    /// The p-value of McNemar's test of the share being the same both times, two-sided: the exact one of the binomial
    /// distribution where few changed their answer, else of chi-square without continuity correction.
    ///
    /// Equal to R's `binom.test(gained, lost + gained)` and `mcnemar.test(correct = FALSE)`. Source: Q. McNemar,
    /// Psychometrika 12 (1947) 153–157.
    ///
    /// - Returns: `nil` where nobody changed the answer.
    public var mcNemar: Double? {
        let changed = lost + gained
        if changed == 0 { return nil }
        if isExact {
            var (term, tail) = (1.0, 1.0)
            for count in 0..<min(lost, gained) {
                term *= Double(changed - count) / Double(count + 1)
                tail += term
            }
            return min(1, 2 * tail / exp2(Double(changed)))
        }
        return Distributions.normalTwoSided(Double(gained - lost) / Double(changed).squareRoot())
    }

    /// The second share less the first, from -1 to 1, with its interval: the two Wilson intervals put together, by how
    /// the two times go with each other.
    ///
    /// Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 2635–2650, method 10.
    ///
    /// - Parameter level: The confidence level, strictly between 0 and 1.
    /// - Returns: `nil` for nobody.
    public func difference(level: Double = 0.95) -> (value: Double, low: Double, high: Double)? {
        guard let first = wilsonInterval(successes: both + lost, of: n, level: level),
            let second = wilsonInterval(successes: both + gained, of: n, level: level)
        else { return nil }
        let (p1, p2) = (Double(both + lost) / Double(n), Double(both + gained) / Double(n))
        func distance(_ a: Double, _ b: Double) -> Double {
            max(0, a * a - 2 * correlation * a * b + b * b).squareRoot()
        }
        let value = p2 - p1
        return (
            value, max(-1, value - distance(p2 - second.low, first.high - p1)),
            min(1, value + distance(second.high - p2, p1 - first.low))
        )
    }

    /// Phi of the two times, with a correction for continuity where it is positive.
    private var correlation: Double {
        let (a, b, c, d) = (Double(both), Double(lost), Double(gained), Double(neither))
        let margins = (a + b) * (c + d) * (a + c) * (b + d)
        if margins == 0 { return 0 }
        let product = a * d - b * c
        return (product > 0 ? max(product - Double(n) / 2, 0) : product) / margins.squareRoot()
    }
}
