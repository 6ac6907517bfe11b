import Testing

@testable import Disclosure

/// Systems of so many groups that features are crossed three at a time.
struct LinkedTablesTests {
    @Test func `features of more than 4000 groups are crossed three at a time, and every count is protected`()
        throws
    {
        var random = RandomTables(seed: 4)
        let tables = random.linked(features: [9, 9, 8, 7], respondents: 150)
        #expect(tables.groups == nil)
        let system = tables.system
        // 9·9·8 + 9·9·7 + 9·8·7 + 9·8·7.
        #expect(system.unknowns == 2223)
        // A cell of two features is told by the two divisions that cross both.
        #expect(system.cells[0].sums.count == 2)
        let plan = SuppressionPlan(system: system, primary: tables.primary(minimum: 3), width: 2)
        let pattern = try plan.pattern()
        #expect(!plan.primary.isEmpty && pattern.hidden.isSuperset(of: plan.primary))
        for (cell, interval) in try plan.intervals(hidden: pattern.hidden) {
            let count = system.cells[cell].count
            #expect(interval.low <= count && count <= interval.high)
            if count > 0 { #expect(interval.width >= 2, "\(cell)") }
        }
    }

    /// Crossing all at once tells as much and more: whatever is possible then must be so three at a time.
    @Test func `three at a time nothing is ruled out that all at once allow`() throws {
        var random = RandomTables(seed: 40)
        for _ in 0..<40 {
            var tables = random.linked(
                features: [random.number(2...4), 3, 2, random.number(2...3)],
                respondents: random.number(20...90))
            let hidden = Set(tables.primary(minimum: 4))
            let whole = try intervals(tables, hidden)
            tables.mostGroups = 10
            let parts = try intervals(tables, hidden)
            for (cell, interval) in whole {
                let wider = try #require(parts[cell])
                #expect(wider.low <= interval.low && interval.high <= wider.high, "\(tables) \(cell)")
            }
        }
    }

    private func intervals(
        _ tables: LinkedTables, _ hidden: Set<Int>
    ) throws -> [Int: FeasibilityInterval] {
        try SuppressionPlan(system: tables.system, primary: [], width: 3).intervals(hidden: hidden)
    }
}
