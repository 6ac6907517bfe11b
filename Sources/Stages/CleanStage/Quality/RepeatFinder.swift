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
        var seen = DigestSet(capacity: min(rows, 2 * limit))
        try forEach(isAsked) { digest, _ in seen.insert(digest) }
        if seen.repeated.isEmpty { return [] }
        var groups: [UInt64: [Int]] = [:]
        try forEach(isAsked) { digest, row in
            if seen.repeated.contains(digest) { groups[digest, default: []].append(row) }
        }
        return Array(groups.values)
    }

    private func forEach(_ isAsked: (UInt64) -> Bool, _ body: (UInt64, Int) -> Void) throws {
        var row = 0
        for index in 0...stored.count {
            for digest in index < stored.count ? try stored.numbers(index) : last {
                if isAsked(digest), skipped.isEmpty || !skipped.contains(row) { body(digest, row) }
                row += 1
            }
        }
    }
}

/// Digests, which are spread evenly as they are, and those that came more than once.
private struct DigestSet {
    private(set) var repeated: Set<UInt64> = []
    /// Each in the first free place from its own on; 0 where there is none.
    private var places: [UInt64]
    private var count = 0
    private var hasZero = false

    init(capacity: Int) {
        places = Array(repeating: 0, count: 16)
        while places.count < capacity * 2 { places += places }
    }

    mutating func insert(_ digest: UInt64) {
        if digest == 0 {
            if hasZero { repeated.insert(0) }
            hasZero = true
            return
        }
        if count * 2 >= places.count { grow() }
        let place = place(of: digest)
        if places[place] == digest {
            repeated.insert(digest)
        } else {
            places[place] = digest
            count += 1
        }
    }

    private func place(of digest: UInt64) -> Int {
        let mask = places.count - 1
        // The lowest decide which part it is in.
        var place = Int(truncatingIfNeeded: digest >> 20) & mask
        while places[place] != 0, places[place] != digest { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = places
        places = Array(repeating: 0, count: old.count * 2)
        for digest in old where digest != 0 { places[place(of: digest)] = digest }
    }
}
