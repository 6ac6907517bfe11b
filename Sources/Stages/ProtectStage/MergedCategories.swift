import Disclosure

/// Which categories of a question are told together, so that none is small.
struct MergedCategories {
    /// The categories by number; those that stay alone are groups of one.
    var groups: [[Int]]

    /// - Parameters:
    ///   - counts: Of the categories in their order; together they are all who answered.
    ///   - isOrdinal: Only neighbours may be merged.
    ///   - together: Those that are merged in any case.
    /// - Returns: `nil` if everything would have to be told together, which tells nothing.
    init?(_ counts: [Int], isOrdinal: Bool, rule: PrimaryRule, together: [[Int]] = []) {
        groups = counts.indices.map { [$0] }
        for codes in together where codes.count > 1 {
            let merged = groups.filter { !$0.allSatisfy { !codes.contains($0) } }.flatMap(\.self).sorted()
            groups.removeAll { $0.contains(where: codes.contains) }
            groups.append(merged)
            groups.sort { $0[0] < $1[0] }
        }
        func count(_ group: [Int]) -> Int { group.reduce(0) { $0 + counts[$1] } }
        while let small = groups.indices.filter({ rule.isSmall(count(groups[$0])) })
            .min(by: { count(groups[$0]) < count(groups[$1]) })
        {
            let others = groups.indices.filter { $0 != small && count(groups[$0]) > 0 }
            let near = [others.last { $0 < small }, others.first { $0 > small }].compactMap(\.self)
            let partner = (isOrdinal ? near : others).min { count(groups[$0]) < count(groups[$1]) }
            guard let partner else { return nil }
            let (first, last) = (min(small, partner), max(small, partner))
            if isOrdinal {
                groups[first] = groups[first...last].flatMap(\.self)
                groups.removeSubrange((first + 1)...last)
            } else {
                groups[first] = (groups[first] + groups[last]).sorted()
                groups.remove(at: last)
            }
        }
        let isMerged = groups.contains { $0.count > 1 }
        if isMerged, groups.count(where: { count($0) > 0 }) < 2 { return nil }
    }
}
