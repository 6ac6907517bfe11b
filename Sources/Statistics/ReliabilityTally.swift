/// The scores of the items of a grid, added up; tallies of parts add up to that of the whole.
public struct ReliabilityTally: Sendable, Hashable, Codable {
    /// How many respondents answered every item.
    public private(set) var complete = 0
    /// How many left out some item; they are in no figure.
    public private(set) var incomplete = 0
    private var moments: [Moments]
    private var sums = Moments()

    /// - Parameter items: How many items the grid has.
    public init(items: Int) {
        moments = [Moments](repeating: Moments(), count: items)
    }

    /// How many items the grid has.
    public var items: Int { moments.count }

    /// Adds one respondent.
    ///
    /// - Parameter scores: The score of each item; `nil` where none was given.
    public mutating func add(_ scores: [Int?]) {
        precondition(scores.count == items, "one score for every item")
        let given = scores.compactMap(\.self)
        guard given.count == scores.count else {
            incomplete += 1
            return
        }
        complete += 1
        for (item, score) in given.enumerated() { moments[item].add(score) }
        sums.add(given.reduce(0, +))
    }

    public static func + (left: ReliabilityTally, right: ReliabilityTally) -> ReliabilityTally {
        precondition(left.items == right.items, "the same items")
        var sum = left
        sum.complete += right.complete
        sum.incomplete += right.incomplete
        sum.moments = zip(left.moments, right.moments).map { $0 + $1 }
        sum.sums = left.sums + right.sums
        return sum
    }

    /// Cronbach's alpha: k/(k − 1) · (1 − Σ item variances / variance of the sum), at most 1, negative for
    /// items that run against each other.
    ///
    /// Source: L. J. Cronbach, Psychometrika 16 (1951), 297–334.
    ///
    /// - Returns: `nil` for fewer than two items or complete respondents, or a sum without spread.
    public var alpha: Double? {
        let k = Double(items)
        let whole = sums.spread(complete)
        guard items > 1, complete > 1, whole > 0 else { return nil }
        let parts = moments.reduce(0) { $0 + $1.spread(complete) }
        return k / (k - 1) * (1 - parts / whole)
    }
}

/// The sum and the sum of squares of whole scores: exact, in whatever order they come.
private struct Moments: Sendable, Hashable, Codable {
    private var sum = 0
    private var squares = 0

    mutating func add(_ score: Int) {
        sum += score
        squares += score * score
    }

    /// n² times the variance with divisor n.
    func spread(_ n: Int) -> Double {
        Double(n) * Double(squares) - Double(sum) * Double(sum)
    }

    static func + (left: Moments, right: Moments) -> Moments {
        var both = left
        both.sum += right.sum
        both.squares += right.squares
        return both
    }
}
