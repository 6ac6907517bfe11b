import Statistics

/// Whole numbers in proportion to shares that add up to a total: the method of largest remainders.
/// Of equal remainders the first comes first.
func quotas(_ shares: [Double], of total: Int) -> [Int] {
    let sum = shares.reduce(0, +)
    guard sum > 0 else { return shares.map { _ in 0 } }
    let exact = shares.map { $0 / sum * Double(total) }
    var counts = exact.map { Int($0 + 1e-9) }
    let byRemainder = shares.indices.sorted {
        let a = exact[$0] - Double(counts[$0])
        let b = exact[$1] - Double(counts[$1])
        return a != b ? a > b : $0 < $1
    }
    for index in byRemainder.prefix(total - counts.reduce(0, +)) { counts[index] += 1 }
    return counts
}

/// The number of respondents nearest to a share of them.
func quota(_ share: Double, of total: Int) -> Int { Int((share * Double(total)).rounded()) }

/// Values as often as their counts say, in random order.
func deal<Value>(_ values: [Value], counts: [Int], using generator: inout SplitMix64) -> [Value] {
    var hand: [Value] = []
    for (value, count) in zip(values, counts) { hand += repeatElement(value, count: count) }
    generator.shuffle(&hand)
    return hand
}
