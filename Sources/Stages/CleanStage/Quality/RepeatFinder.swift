/// Finds rows that are the same, keeping a short digest of each rather than what it holds.
struct RepeatFinder {
    private var digests: [(digest: UInt64, row: Int)] = []

    mutating func add(_ digest: UInt64, row: Int) { digests.append((digest, row)) }

    /// The rows of each digest that came more than once, in order of its first coming.
    var groups: [[Int]] {
        let sorted = digests.sorted { ($0.digest, $0.row) < ($1.digest, $1.row) }
        var groups: [[Int]] = []
        var index = 0
        while index < sorted.count {
            let equal = sorted[index...].prefix { $0.digest == sorted[index].digest }
            if equal.count > 1 { groups.append(equal.map(\.row)) }
            index += equal.count
        }
        return groups.sorted { $0[0] < $1[0] }
    }
}
