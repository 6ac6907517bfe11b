/// The items of a scale, with how they go together; tallies of parts add up to that of the whole, exactly.
public struct ScaleTally: Sendable, Hashable, Codable {
    /// How many respondents answered every item.
    public private(set) var complete = 0
    /// How many left out some item; they are in no figure.
    public private(set) var incomplete = 0
    /// How many items there are.
    public let items: Int
    private var sums: [ExactSum]
    /// Of each pair of items, the second at most the first, row by row.
    private var products: [ExactSum]

    public init(items: Int) {
        self.items = items
        sums = Array(repeating: ExactSum(), count: items)
        products = Array(repeating: ExactSum(), count: items * (items + 1) / 2)
    }

    /// Adds one respondent.
    ///
    /// - Parameter values: What each item counts for, from 0 up; `nil` where it was not answered. Who answered none is
    ///   no respondent of the scale.
    public mutating func add(_ values: [Double?]) {
        precondition(values.count == items, "one value for every item")
        let given = values.compactMap(\.self)
        if given.isEmpty { return }
        guard given.count == items else {
            incomplete += 1
            return
        }
        complete += 1
        var place = 0
        for i in given.indices {
            sums[i] += ExactSum(given[i])
            for j in 0...i {
                products[place] += ExactSum(given[i] * given[j])
                place += 1
            }
        }
    }

    public static func + (left: ScaleTally, right: ScaleTally) -> ScaleTally {
        precondition(left.items == right.items, "the same items")
        var sum = left
        sum.complete += right.complete
        sum.incomplete += right.incomplete
        for index in sum.sums.indices { sum.sums[index] += right.sums[index] }
        for index in sum.products.indices { sum.products[index] += right.products[index] }
        return sum
    }

    /// The covariance of two items, with divisor n.
    private func covariance(_ i: Int, _ j: Int) -> Double {
        let (row, column) = (max(i, j), min(i, j))
        let n = Double(complete)
        let product = products[row * (row + 1) / 2 + column].value
        return product / n - sums[i].value / n * (sums[j].value / n)
    }

    /// The covariances of all items; `nil` for fewer than two items or respondents, or an item without spread.
    private var covariances: [[Double]]? {
        guard items > 1, complete > 1 else { return nil }
        let all = (0..<items).map { i in (0..<items).map { covariance(i, $0) } }
        let hasSpread = (0..<items).allSatisfy { item in
            let meanSquare: Double = products[item * (item + 3) / 2].value / Double(complete)
            return all[item][item] > 1e-14 * max(meanSquare, 1e-300)
        }
        return hasSpread ? all : nil
    }

    /// Cronbach's alpha: k/(k − 1) · (1 − Σ item variances / variance of the sum), at most 1, negative for items that
    /// run against each other.
    ///
    /// Equal to `raw_alpha` of R's `psych::alpha()`. Source: L. J. Cronbach, Psychometrika 16 (1951), 297–334.
    ///
    /// - Returns: `nil` for fewer than two items or complete respondents, or an item without spread.
    public var alpha: Double? {
        guard let all = covariances else { return nil }
        let whole = all.reduce(0) { $0 + $1.reduce(0, +) }
        guard whole > 0 else { return nil }
        let k = Double(items)
        return k / (k - 1) * (1 - (0..<items).reduce(0) { $0 + all[$1][$1] } / whole)
    }

    /// Of each item its correlation with the sum of the others.
    ///
    /// Equal to `r.drop` of R's `psych::alpha()`.
    ///
    /// - Returns: `nil` where there is no alpha or the others have no spread.
    public var itemRest: [Double]? {
        guard let all = covariances else { return nil }
        let rows = all.map { $0.reduce(0, +) }
        let whole = rows.reduce(0, +)
        let rests = (0..<items).map { whole - 2 * rows[$0] + all[$0][$0] }
        guard rests.allSatisfy({ $0 > 0 }) else { return nil }
        return (0..<items).map { (rows[$0] - all[$0][$0]) / (all[$0][$0] * rests[$0]).squareRoot() }
    }

    /// McDonald's omega total: the part of the variance of the sum of the standardised items that is not unique to
    /// single items, 1 − Σ(1 − λ²)/Σr, λ being the loadings of one factor by minimum residuals.
    ///
    /// Equal to `omega.tot` of R's `psych::omega(nfactors = 1)`. Source: R. P. McDonald, "Test Theory: A Unified
    /// Treatment" (1999), ch. 6; W. Revelle & R. E. Zinbarg, Psychometrika 74 (2009), 145–154.
    ///
    /// - Returns: `nil` for fewer than three items, since two leave the loadings open, and where there is no alpha.
    public var omega: Double? {
        guard items > 2, let all = covariances else { return nil }
        let correlations = (0..<items).map { i in
            (0..<items).map { j in all[i][j] / (all[i][i] * all[j][j]).squareRoot() }
        }
        let loadings = minimumResidualLoadings(correlations)
        let whole = correlations.reduce(0) { $0 + $1.reduce(0, +) }
        guard whole > 0 else { return nil }
        return 1 - loadings.reduce(0) { $0 + 1 - $1 * $1 } / whole
    }
}

/// The loadings of one common factor that leave the least sum of squared residual correlations beside the diagonal.
///
/// One loading after the other is set to its best value while the others stand, until none moves. Source: H. H. Harman &
/// W. H. Jones, Psychometrika 31 (1966), 351–368. As in R's `psych::fa(fm = "minres")` no item is less than 0.5 %
/// unique; a loading beyond 1, which psych may give all the same, means nothing.
func minimumResidualLoadings(_ correlations: [[Double]]) -> [Double] {
    let items = correlations.indices
    let most = (1 - 0.005).squareRoot()
    // Begin in the direction of the sum, so that the sign is that of most items.
    var loadings = items.map { i in
        let mean = correlations[i].reduce(0, +) / Double(items.count)
        return min(max(mean, -most), most)
    }
    for _ in 0..<100_000 {
        var moved = 0.0
        for i in items {
            var (product, square) = (0.0, 0.0)
            for j in items where j != i {
                product += correlations[i][j] * loadings[j]
                square += loadings[j] * loadings[j]
            }
            guard square > 0 else { continue }
            let best = min(max(product / square, -most), most)
            moved = max(moved, abs(best - loadings[i]))
            loadings[i] = best
        }
        if moved < 1e-13 { break }
    }
    return loadings
}
