import Testing

@testable import Disclosure

/// The leaks that rules of counting overlook, each worked out by hand.
struct SuppressionPlanTests {
    @Test func `nothing is withheld where nothing is small`() throws {
        let counts = [[9, 8, 7], [6, 5, 12]]
        #expect(try OneTable(counts, minimum: 3).released() == counts)
    }

    @Test func `a lone small cell takes the corners of a rectangle with it, the smallest`() throws {
        let released = try OneTable([[1, 20, 30], [40, 9, 50], [60, 70, 80]], minimum: 3).released()
        #expect(released == [[nil, nil, 30], [nil, nil, 50], [60, 70, 80]])
    }

    @Test func `three ones in a row do not protect each other`() throws {
        // The row's total is 3 and each column shows its rest: with the row alone hidden, all are told.
        let table = OneTable([[1, 1, 1], [9, 8, 7], [9, 9, 9]], minimum: 3)
        #expect(
            try table.intervals([(0, 0), (0, 1), (0, 2)])
                == [1, 1, 1].map { FeasibilityInterval(low: $0, high: $0) })
        #expect(try table.released().flatMap(\.self).count { $0 == nil } >= 6)
    }

    @Test func `two hidden in each row and column may still be told`() throws {
        // Of each row and column two are hidden; but the second row's two add up to 0, so the first is 1.
        let table = OneTable([[1, 0, 9], [0, 0, 9], [9, 9, 9]], minimum: 3)
        let told = try table.intervals([(0, 0), (0, 1), (1, 0), (1, 1)])
        #expect(told[0] == FeasibilityInterval(low: 1, high: 1))
        #expect(try table.released()[2].contains { $0 == nil })
    }

    @Test func `a count stays as open as the margins leave it`() throws {
        // A row of one respondent: 0 or 1 is all there is to think of.
        let table = OneTable([[1, 0, 0], [9, 8, 7]], minimum: 3)
        let pattern = try table.plan.pattern()
        let intervals = try table.plan.intervals(hidden: pattern.hidden)
        #expect(intervals[0] == FeasibilityInterval(low: 0, high: 1))
    }

    @Test func `the same table gives the same pattern`() throws {
        var random = RandomTables(seed: 3)
        for _ in 0..<20 {
            let linked = random.linked(features: [5, 4, 3], respondents: 80)
            let plan = SuppressionPlan(
                system: linked.system, primary: linked.primary(minimum: 4), width: 3)
            #expect(try plan.pattern().hidden == plan.pattern().hidden)
        }
    }

    @Test func `the intervals are those of all tables that could be`() throws {
        var random = RandomTables(seed: 4)
        for _ in 0..<60 {
            let features = [random.number(2...3), random.number(2...4)]
            let linked = random.linked(features: features, respondents: random.number(4...14))
            let plan = SuppressionPlan(
                system: linked.system, primary: linked.primary(minimum: 3), width: 2)
            let hidden = try plan.pattern().hidden
            let tables = possibleTables(linked.tables[0].counts, hidden: hidden)
            for (cell, interval) in try plan.intervals(hidden: hidden) {
                let values = tables.map { $0[cell] }
                #expect(interval.low == values.min() && interval.high == values.max())
            }
        }
    }

    /// All tables, row by row in one, with the same margins and the same released cells.
    private func possibleTables(_ counts: [[Int]], hidden: Set<Int>) -> [[Int]] {
        let columns = counts[0].count
        let columnTotals = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }
        var tables: [[Int]] = [[]]
        for cell in 0..<(counts.count * columns) {
            let (row, column) = (cell / columns, cell % columns)
            let rowTotal = counts[row].reduce(0, +)
            tables = tables.flatMap { table -> [[Int]] in
                let inRow = table[(row * columns)...].reduce(0, +)
                let inColumn = stride(from: column, to: cell, by: columns).reduce(0) { $0 + table[$1] }
                let most = min(rowTotal - inRow, columnTotals[column] - inColumn)
                let values = hidden.contains(cell) ? Array(0...max(most, 0)) : [counts[row][column]]
                return values.filter { value in
                    value <= most && (column < columns - 1 || inRow + value == rowTotal)
                        && (row < counts.count - 1 || inColumn + value == columnTotals[column])
                }.map { table + [$0] }
            }
        }
        return tables
    }
}

/// A table published with sdcTable (`tests/testthat/test-simpleheuristic.R`): nine cells are hidden, at
/// least two in each row and column, and yet one can be told.
struct PublishedTableTests {
    private let table = OneTable(
        [[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]], minimum: 1)

    private var plan: SuppressionPlan {
        var plan = table.plan
        plan.primary = [0, 1, 2, 4, 6, 9, 11, 13, 15]
        plan.width = 1
        return plan
    }

    @Test func `the nine cells tell that the second is 47`() throws {
        #expect(
            try plan.intervals(hidden: Set(plan.primary))[1] == FeasibilityInterval(low: 47, high: 47))
    }

    @Test func `one more cell guards them, as sdcTable finds, too`() throws {
        let hidden = try plan.pattern().hidden
        #expect(hidden.count == 10)
        let interval = try plan.intervals(hidden: hidden)[1]
        #expect(interval == FeasibilityInterval(low: 0, high: 78))
    }

    /// Sets of the same cells list them in another order by the room they have.
    @Test func `what is lost does not depend on the order in which a set lists its cells`() {
        let costs = [1, 0.1, 3, 0.1, 0.1, 1, 0.1, 0.1, 0.1]
        let plan = SuppressionPlan(
            system: CountSystem(
                cells: costs.map { CountSystem.Cell(count: 2, release: .open, sums: [], cost: $0) }),
            primary: [], width: 2)
        let losses = (1...12).map { size in
            var hidden = Set<Int>(minimumCapacity: 1 << size)
            hidden.formUnion(costs.indices)
            return plan.loss(hiding: hidden)
        }
        // By hand: 1 + 3 + 1 + 6 · 0.1, and 9 · 2.
        #expect(losses.allSatisfy { abs($0.cost - 5.6) < 1e-12 && $0.respondents == 18 })
        #expect(Set(losses.map(\.cost)).count == 1)
    }
}
