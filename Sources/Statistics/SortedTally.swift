/// Values in ascending order, each with how often it occurs: enough for quantiles and moments
/// without keeping every respondent's answer.
struct SortedTally {
    let entries: [(value: Double, count: Int)]
    /// How many values there are, counted as often as they occur.
    let total: Int

    init(_ counts: [(value: Double, count: Int)]) {
        precondition(counts.allSatisfy { $0.count >= 0 }, "a count is not negative")
        entries = counts.filter { $0.count > 0 }.sorted { $0.value < $1.value }
        total = entries.reduce(0) { $0 + $1.count }
    }

    var minimum: Double? { entries.first?.value }
    var maximum: Double? { entries.last?.value }

    /// The mean, and the sum of the squared deviations from it; the tally is not empty.
    var moments: (mean: Double, squares: Double) {
        let n = Double(total)
        let rough = entries.reduce(0) { $0 + $1.value * Double($1.count) } / n
        var drift = 0.0
        var squares = 0.0
        for (value, count) in entries {
            let deviation = value - rough
            drift += deviation * Double(count)
            squares += deviation * deviation * Double(count)
        }
        return (rough + drift / n, max(0, squares - drift * drift / n))
    }

    /// The quantile by R's type 7: linear between the order statistics around 1 + (n−1)·probability.
    func quantile(_ probability: Double) -> Double {
        let position = Double(total - 1) * probability
        let below = Int(position.rounded(.down))
        let low = value(at: below)
        let weight = position - Double(below)
        guard weight > 0 else { return low }
        let high = value(at: below + 1)
        return low == high ? low : (1 - weight) * low + weight * high
    }

    /// The order statistic with `index` values before it.
    private func value(at index: Int) -> Double {
        var passed = 0
        for (value, count) in entries {
            passed += count
            if index < passed { return value }
        }
        preconditionFailure("an index within the tally")
    }
}
