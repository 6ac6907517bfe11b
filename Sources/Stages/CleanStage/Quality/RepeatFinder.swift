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

    /// Rows with one digest.
    struct Group: Equatable {
        /// The first of them.
        var rows: [Int]
        var count: Int
    }

    /// Groups of rows, some of which are only counted.
    struct Groups: Equatable {
        var listed: [Group] = []
        var unlisted = (groups: 0, rows: 0)

        static func == (one: Groups, other: Groups) -> Bool {
            one.listed == other.listed && one.unlisted == other.unlisted
        }
    }

    /// The rows of each digest that came more than once, in the order in which their repetition shows.
    ///
    /// - Parameters:
    ///   - most: How many rows are listed, over all groups; groups beyond it are counted.
    ///   - mostOfGroup: How many of a group.
    func groups(
        most: Int = QualityReport.listedDuplicates, ofGroup mostOfGroup: Int = QualityReport.listed
    ) throws -> Groups {
        let parts = UInt64(rows / limit + 1)
        var (found, all): ([Group], Groups) = ([], Groups())
        for part in 0..<parts {
            let groups = try self.groups(most, mostOfGroup) { $0 % parts == part }
            found += groups.listed
            all.unlisted.groups += groups.unlisted.groups
            all.unlisted.rows += groups.unlisted.rows
        }
        var left = most
        for group in found.sorted(by: { $0.rows[1] < $1.rows[1] }) {
            if left > 0 {
                all.listed.append(group)
                left -= group.rows.count
            } else {
                all.unlisted.groups += 1
                all.unlisted.rows += group.count
            }
        }
        return all
    }

    private func groups(_ most: Int, _ mostOfGroup: Int, where isAsked: (UInt64) -> Bool) throws -> Groups {
        var seen = DigestSet(capacity: min(rows, limit))
        try forEach(isAsked) { digest, _ in seen.insert(digest) }
        if seen.repeated.isEmpty { return Groups() }
        // Of each repeated digest its first row, then the complement of its group's number, or `unlisted`.
        var places = Dictionary(uniqueKeysWithValues: seen.repeated.map { ($0, RepeatFinder.unseen) })
        var groups = Groups()
        // Since a group is listed when its second row comes, no later one shows before it.
        try forEach(isAsked) { digest, row in
            guard let place = places[digest] else { return }
            if place == RepeatFinder.unseen {
                places[digest] = row
            } else if place == RepeatFinder.unlisted {
                groups.unlisted.rows += 1
            } else if place < 0 {
                groups.listed[~place].count += 1
                if groups.listed[~place].rows.count < mostOfGroup { groups.listed[~place].rows.append(row) }
            } else if groups.listed.count * 2 < most {
                places[digest] = ~groups.listed.count
                groups.listed.append(Group(rows: [place, row], count: 2))
            } else {
                places[digest] = RepeatFinder.unlisted
                groups.unlisted.groups += 1
                groups.unlisted.rows += 2
            }
        }
        return groups
    }

    private static let unseen = Int.max
    private static let unlisted = Int.min

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
