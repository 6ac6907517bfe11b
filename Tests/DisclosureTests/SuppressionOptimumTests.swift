import Disclosure
import Testing

/// The pattern found against the best of all patterns, tried one by one.
struct SuppressionOptimumTests {
    @Test func `the loss of a table is at most half again the least possible, and mostly the least`() throws {
        var random = RandomTables(seed: 66)
        try expectNearOptimum(tables: 100) { random.tables([random.number(2...3), random.number(3...4)]) }
    }

    @Test func `and so is that of two linked tables`() throws {
        var random = RandomTables(seed: 67)
        try expectNearOptimum(tables: 40) { random.tables([2, 2, random.number(2...3)]) }
    }

    private func expectNearOptimum(tables: Int, _ next: () -> LinkedTables) throws {
        var (tried, best) = (0, 0)
        while tried < tables {
            let linked = next()
            let plan = SuppressionPlan(
                system: linked.system, primary: linked.primary(minimum: 3), width: 2)
            guard 1...5 ~= plan.primary.count else { continue }
            tried += 1
            let found = try plan.pattern().hidden.count
            let least = try plan.leastCells()
            #expect(2 * found <= 3 * least, "\(linked.tables)")
            best += found == least ? 1 : 0
        }
        #expect(20 * best >= 19 * tables)
    }
}

extension RandomTables {
    fileprivate mutating func tables(_ features: [Int]) -> LinkedTables {
        linked(features: features, respondents: number(8...60))
    }
}

extension SuppressionPlan {
    /// The fewest cells of any pattern that protects every count as far as the margins let it.
    fileprivate func leastCells() throws -> Int {
        let open = system.cells.indices.filter { system.cells[$0].release == .open }
        let limits = try intervals(hidden: Set(open))
        let spare = open.filter { !primary.contains($0) }
        let patterns = (0..<(1 << spare.count)).sorted {
            ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1)
        }
        for pattern in patterns {
            let hidden = primary + spare.indices.filter { pattern & (1 << $0) != 0 }.map { spare[$0] }
            let isSafe = try intervals(hidden: Set(hidden)).allSatisfy { cell, interval in
                system.cells[cell].count == 0 || interval.width >= min(width, limits[cell]?.width ?? 0)
            }
            if isSafe { return hidden.count }
        }
        return open.count
    }
}
