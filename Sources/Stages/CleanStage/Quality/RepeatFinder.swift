import StageFiles

/// Finds rows that are the same by a digest of each.
///
/// A digest has eight bytes, so ten million rows have eighty million; beyond ``digestsInMemory`` they are kept in
/// a file that nobody else sees, and looked through part by part: the digests that leave the same rest, and thus
/// all that are equal, at once.
struct RepeatFinder {
    static let digestsInMemory = 1 << 20

    private let limit: Int
    private var last: [UInt64] = []
    private let stored: NumberStore
    private var rows = 0
    /// Rows that do not count.
    private var skipped: Set<Int> = []

    /// - Parameter folder: Where the file may be put.
    init(folder: String, digestsInMemory: Int = RepeatFinder.digestsInMemory) {
        limit = digestsInMemory
        stored = NumberStore(folder: folder)
    }

    /// - Parameters:
    ///   - digests: Of the rows that come next.
    ///   - counted: Those of them that count.
    mutating func add(_ digests: [UInt64], counted: [Int]) throws {
        if counted.count < digests.count {
            skipped.formUnion(Set(digests.indices).subtracting(counted).map { $0 + rows })
        }
        rows += digests.count
        last += digests
        if last.count >= limit {
            try stored.append(last)
            last = []
        }
    }

    /// The rows of each digest that came more than once, in the order in which their repetition shows.
    func groups() throws -> [[Int]] {
        let parts = UInt64(rows / limit + 1)
        var groups: [[Int]] = []
        for part in 0..<parts { groups += try self.groups { $0 % parts == part } }
        return groups.sorted { $0[1] < $1[1] }
    }

    private func groups(where isAsked: (UInt64) -> Bool) throws -> [[Int]] {
        var found: [(digest: UInt64, row: Int)] = []
        var row = 0
        for index in 0...stored.count {
            for digest in index < stored.count ? try stored.numbers(index) : last {
                if isAsked(digest), !skipped.contains(row) { found.append((digest, row)) }
                row += 1
            }
        }
        found.sort { ($0.digest, $0.row) < ($1.digest, $1.row) }
        var groups: [[Int]] = []
        var index = 0
        while index < found.count {
            let equal = found[index...].prefix { $0.digest == found[index].digest }
            if equal.count > 1 { groups.append(equal.map(\.row)) }
            index += equal.count
        }
        return groups
    }
}
