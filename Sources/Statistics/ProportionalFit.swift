/// The weights of a raking under way.
struct ProportionalFit {
    /// The error below which a margin counts as met, in shares.
    static let tolerance = 1e-10
    static let mostIterations = 10_000
    static let mostTrimmings = 1_000

    private let cells: [Raking.Cell]
    private let margins: [[Double]]
    private(set) var weights: [Double]
    private(set) var iterations = 0
    let respondents: Int

    /// Starts from the base weights, their mean 1, after a look at whether the margins can be met.
    init(
        _ cells: [Raking.Cell], margins: [[Double]], missing: Raking.MissingAnswers
    ) throws(RakingError) {
        for (index, cell) in cells.enumerated() {
            precondition(cell.categories.count == margins.count, "one answer for every margin")
            guard cell.baseWeight > 0, cell.baseWeight.isFinite, cell.count >= 0 else {
                throw .invalidWeight(cell: index)
            }
        }
        self.cells = cells
        self.margins = try Self.shares(of: margins)
        respondents = cells.reduce(0) { $0 + $1.count }
        let sum = cells.reduce(0) { $0 + $1.baseWeight * Double($1.count) }
        let mean = respondents > 0 ? sum / Double(respondents) : 1
        weights = cells.map { $0.baseWeight / mean }
        for margin in margins.indices {
            if missing == .refuse { try refuseMissing(margin) }
            try refuseImpossible(margin)
        }
    }

    var totalWeight: Double {
        zip(weights, cells).reduce(0) { $0 + $1.0 * Double($1.1.count) }
    }

    /// The margin that is furthest off, and how far.
    var worst: (margin: Int, error: Double) {
        var worst = (margin: 0, error: 0.0)
        for margin in margins.indices {
            let reached = sums(margin)
            let known = reached.reduce(0, +)
            for (sum, share) in zip(reached, margins[margin]) {
                let error = abs(sum / known - share)
                if !(error <= worst.error) { worst = (margin, error) }
            }
        }
        return worst
    }

    /// Goes through the margins until all are met.
    mutating func converge() throws(RakingError) {
        for _ in 0..<Self.mostIterations {
            if worst.error < Self.tolerance { return }
            for margin in margins.indices { fit(margin) }
            iterations += 1
        }
        let worst = worst
        guard worst.error < Self.tolerance else {
            throw .contradictoryMargins(margin: worst.margin, error: worst.error)
        }
    }

    /// Cuts weights to `cap` times the mean and fits again, until the weights fitted are within the cap.
    mutating func trim(to cap: Double) throws(RakingError) {
        var ratio = largestRatio
        for _ in 0..<Self.mostTrimmings {
            guard ratio > cap * (1 + 1e-9) else { return }
            let limit = cap * totalWeight / Double(respondents)
            for index in weights.indices { weights[index] = min(weights[index], limit) }
            try converge()
            ratio = largestRatio
        }
        throw .unreachableCap(ratio: ratio)
    }

    private var largestRatio: Double {
        let used = weights.indices.lazy.filter { cells[$0].count > 0 }.map { weights[$0] }
        return (used.max() ?? 0) * Double(respondents) / totalWeight
    }

    /// Multiplies the weights so that one margin is met exactly.
    private mutating func fit(_ margin: Int) {
        let reached = sums(margin)
        let known = reached.reduce(0, +)
        let factors = zip(margins[margin], reached).map { $1 > 0 ? $0 * known / $1 : 1 }
        for index in cells.indices {
            if let category = cells[index].categories[margin] { weights[index] *= factors[category] }
        }
    }

    /// The weight in each category of a margin.
    private func sums(_ margin: Int) -> [Double] {
        var sums = [Double](repeating: 0, count: margins[margin].count)
        for (cell, weight) in zip(cells, weights) {
            if let category = cell.categories[margin] { sums[category] += weight * Double(cell.count) }
        }
        return sums
    }
}

extension ProportionalFit {
    private static func shares(of margins: [[Double]]) throws(RakingError) -> [[Double]] {
        var shares: [[Double]] = []
        for (index, margin) in margins.enumerated() {
            let total = margin.reduce(0, +)
            guard margin.allSatisfy({ $0 >= 0 }), total > 0, total.isFinite else {
                throw .invalidShares(margin: index)
            }
            shares.append(margin.map { $0 / total })
        }
        return shares
    }

    private func refuseMissing(_ margin: Int) throws(RakingError) {
        for (index, cell) in cells.enumerated() where cell.count > 0 && cell.categories[margin] == nil {
            throw .missingAnswer(margin: margin, cell: index)
        }
    }

    private func refuseImpossible(_ margin: Int) throws(RakingError) {
        for (category, weight) in sums(margin).enumerated() {
            let wanted = margins[margin][category]
            if wanted > 0, weight == 0 { throw .emptyCategory(margin: margin, category: category) }
            if wanted == 0, weight > 0 { throw .unwantedCategory(margin: margin, category: category) }
        }
    }
}
