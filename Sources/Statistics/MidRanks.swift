/// The rank of each value among all: equal values share the mean of the ranks they take up.
struct MidRanks {
    /// How many values there are.
    let total: Int
    /// 1 − Σ(t³ − t)/(n³ − n), t the number of each value: 1 without ties, 0 if all values are equal.
    let untied: Double
    private let ranks: [Double: Double]

    init(_ sorted: SortedTally) {
        var ranks: [Double: Double] = [:]
        var passed = 0
        var ties = 0.0
        var next = sorted.entries.startIndex
        while next < sorted.entries.endIndex {
            let value = sorted.entries[next].value
            var count = 0
            while next < sorted.entries.endIndex, sorted.entries[next].value == value {
                count += sorted.entries[next].count
                next += 1
            }
            ranks[value] = Double(passed) + Double(count + 1) / 2
            passed += count
            ties += Self.tieTerm(count)
        }
        self.ranks = ranks
        total = passed
        untied = ranks.count > 1 ? 1 - ties / Self.tieTerm(passed) : 0
    }

    /// The rank of a value of the tally.
    subscript(value: Double) -> Double { ranks[value] ?? .nan }

    /// t³ − t.
    static func tieTerm(_ count: Int) -> Double {
        let t = Double(count)
        return t * t * t - t
    }
}
