/// The answers to a question answered by a number, one tally for each group of respondents.
public struct GroupedNumbers: Sendable {
    /// In each group every value with how often it was given.
    public let groups: [[(value: Double, count: Int)]]

    /// - Parameter groups: Values are finite, counts not negative; a value may stand twice, a group be
    ///   empty.
    public init(groups: [[(value: Double, count: Int)]]) {
        precondition(groups.allSatisfy { $0.allSatisfy { $0.value.isFinite } }, "a value is finite")
        self.groups = groups
    }

    /// The tallies of the groups that anybody is in.
    private var occupied: [SortedTally] {
        groups.map { SortedTally($0) }.filter { $0.total > 0 }
    }

    /// Welch's test that the groups have the same mean, without assuming the same variance.
    ///
    /// Equal to R's `oneway.test()`. Source: B. L. Welch, Biometrika 38 (1951), 330–336.
    ///
    /// - Returns: `nil` if fewer than two groups hold anybody, or a group that does has a single
    ///   respondent or no spread: its variance cannot be estimated.
    public func welch() -> FTest? {
        let tallies = occupied
        let count = Double(tallies.count)
        guard tallies.count > 1 else { return nil }
        var parts: [(mean: Double, weight: Double, degrees: Double)] = []
        for tally in tallies {
            let moments = tally.moments
            guard tally.total > 1, moments.squares > 0 else { return nil }
            let degrees = Double(tally.total - 1)
            parts.append((moments.mean, Double(tally.total) * degrees / moments.squares, degrees))
        }
        let weight = parts.reduce(0) { $0 + $1.weight }
        let mean = parts.reduce(0) { $0 + $1.weight * $1.mean } / weight
        let between = parts.reduce(0) { $0 + $1.weight * ($1.mean - mean) * ($1.mean - mean) }
        let imbalance = parts.reduce(0) { sum, part in
            let rest = 1 - part.weight / weight
            return sum + rest * rest / part.degrees
        }
        let correction = imbalance / (count * count - 1)
        let statistic = between / ((count - 1) * (1 + 2 * (count - 2) * correction))
        let denominator = 1 / (3 * correction)
        return Distributions.fUpperTail(statistic, numerator: count - 1, denominator: denominator).map { p in
            FTest(
                statistic: statistic, numeratorDegrees: count - 1, denominatorDegrees: denominator, p: p,
                n: tallies.reduce(0) { $0 + $1.total })
        }
    }

    /// Kruskal and Wallis's test that the groups have the same distribution, by mid-ranks, corrected for
    /// ties.
    ///
    /// Equal to R's `kruskal.test()`. Source: W. H. Kruskal and W. A. Wallis, JASA 47 (1952), 583–621.
    ///
    /// - Returns: `nil` if fewer than two groups hold anybody, or all values are equal.
    public func kruskalWallis() -> RankTest? {
        let tallies = occupied
        guard tallies.count > 1 else { return nil }
        let ranks = MidRanks(SortedTally(tallies.flatMap(\.entries)))
        guard ranks.untied > 0 else { return nil }
        let n = Double(ranks.total)
        let between = tallies.reduce(0) { sum, tally in
            // Ranks are taken from their mean, so that nothing large cancels.
            let rankSum = tally.entries.reduce(0) {
                $0 + (ranks[$1.value] - (n + 1) / 2) * Double($1.count)
            }
            return sum + rankSum * rankSum / Double(tally.total)
        }
        let statistic = 12 * between / (n * (n + 1)) / ranks.untied
        let degrees = tallies.count - 1
        return Distributions.chiSquareUpperTail(statistic, degrees: Double(degrees)).map { p in
            RankTest(statistic: statistic, degreesOfFreedom: degrees, p: p, n: ranks.total)
        }
    }
}
