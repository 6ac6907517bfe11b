/// The rankings of some items by the respondents, added up; tallies of parts add up to that of the whole.
public struct RankingTally: Sendable, Hashable, Codable {
    /// How many respondents gave every item a place.
    public private(set) var complete = 0
    /// How many left out some item; they are in no figure.
    public private(set) var incomplete = 0
    /// For each item twice the sum of its ranks: equal places share the mean of their ranks, so twice a
    /// rank is whole.
    private var doubledRankSums: [Int]
    /// Σ(t³ − t) over the ties within the respondents' rankings.
    private var tieSum = 0

    /// - Parameter items: How many items are ranked.
    public init(items: Int) {
        doubledRankSums = [Int](repeating: 0, count: items)
    }

    /// How many items are ranked.
    public var items: Int { doubledRankSums.count }

    /// Adds one respondent.
    ///
    /// - Parameter places: The place of each item, 1 the first; `nil` where none was given.
    public mutating func add(_ places: [Int?]) {
        precondition(places.count == doubledRankSums.count, "one place for every item")
        let given = places.compactMap(\.self)
        guard given.count == places.count else {
            incomplete += 1
            return
        }
        complete += 1
        for (item, place) in given.enumerated() {
            let before = given.count { $0 < place }
            let tied = given.count { $0 == place }
            doubledRankSums[item] += 2 * before + tied + 1
            tieSum += tied * tied - 1
        }
    }

    public static func + (left: RankingTally, right: RankingTally) -> RankingTally {
        precondition(left.doubledRankSums.count == right.doubledRankSums.count, "the same items")
        var sum = left
        sum.complete += right.complete
        sum.incomplete += right.incomplete
        sum.tieSum += right.tieSum
        for item in sum.doubledRankSums.indices { sum.doubledRankSums[item] += right.doubledRankSums[item] }
        return sum
    }

    /// For each item the sum of its ranks over the complete rankings.
    public var rankSums: [Double] { doubledRankSums.map { Double($0) / 2 } }

    /// How far the respondents rank alike.
    ///
    /// Kendall's W, corrected for ties, with Friedman's χ² = m(k − 1)W for m respondents and k items; equal
    /// to R's `friedman.test()`. Source: M. G. Kendall and B. Babington Smith, Annals of Mathematical
    /// Statistics 10 (1939), 275–287; M. Friedman, JASA 32 (1937), 675–701.
    ///
    /// - Returns: `nil` if there is no complete ranking, fewer than two items, or nobody prefers any.
    public func concordance() -> Concordance? {
        let m = Double(complete)
        let k = Double(doubledRankSums.count)
        let largest = m * m * (k * k * k - k) - m * Double(tieSum)
        guard complete > 0, doubledRankSums.count > 1, largest > 0 else { return nil }
        let mean = m * (k + 1) / 2
        let spread = rankSums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let w = 12 * spread / largest
        let statistic = m * (k - 1) * w
        return Distributions.chiSquareUpperTail(statistic, degrees: k - 1).map { p in
            Concordance(
                w: w,
                test: RankTest(
                    statistic: statistic, degreesOfFreedom: doubledRankSums.count - 1, p: p, n: complete))
        }
    }
}

/// How far respondents rank alike.
public struct Concordance: Sendable, Hashable {
    /// Kendall's W: 0 no agreement, 1 all rank alike.
    public let w: Double
    /// Friedman's test that no item is ranked before another.
    public let test: RankTest
}
