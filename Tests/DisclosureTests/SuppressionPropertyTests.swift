import Foundation
import Testing

@testable import Disclosure

struct SuppressionPropertyTests {
    /// More with `MUTATIONS=10000 swift test --filter SuppressionPropertyTests`.
    private static let tables = ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 1000

    @Test func `no withheld count of a random table can be told closer than the rule asks`() throws {
        var random = RandomTables(seed: 6)
        for _ in 0..<Self.tables {
            let features = [random.number(2...8), random.number(2...8)]
            try expectProtected(
                random.linked(features: features, respondents: random.number(5...300)),
                minimum: random.number(2...6))
        }
    }

    @Test func `nor of two linked tables of one question`() throws {
        var random = RandomTables(seed: 60)
        for _ in 0..<Self.tables / 5 {
            let features = [random.number(2...5), random.number(2...5), random.number(2...5)]
            try expectProtected(
                random.linked(features: features, respondents: random.number(5...300)),
                minimum: random.number(2...6))
        }
    }

    @Test func `nor of a national survey with some small cells`() throws {
        var random = RandomTables(seed: 600)
        for _ in 0..<Self.tables / 40 {
            let (rows, columns) = (random.number(2...8), random.number(2...8))
            let counts = (0..<rows).map { _ in
                (0..<columns).map { _ in
                    random.number(0...5) == 0 ? random.number(0...6) : random.number(0...300_000)
                }
            }
            let open = counts.map { $0.map { _ in CountSystem.Release.open } }
            let table = LinkedTables.Table(rows: 0, columns: 1, counts: counts, release: open)
            try expectProtected(LinkedTables(features: [rows, columns], tables: [table]), minimum: 5)
        }
    }

    @Test func `what is hidden does not depend on how the solver goes about it`() throws {
        var random = RandomTables(seed: 6000)
        for _ in 0..<Self.tables / 10 {
            let features = [random.number(2...5), random.number(2...5), random.number(2...4)]
            let tables = random.linked(features: features, respondents: random.number(20...200))
            let plan = SuppressionPlan(system: tables.system, primary: tables.primary(minimum: 4), width: 3)
            let hidden = try plan.pattern(solvedBy: .dual).hidden
            #expect(try plan.pattern(solvedBy: .simplified).hidden == hidden, "\(tables)")
        }
    }

    @Test func `no cell is hidden that protection can do without`() throws {
        var random = RandomTables(seed: 60_000)
        for _ in 0..<Self.tables / 20 {
            let features = [random.number(2...5), random.number(2...4), random.number(2...3)]
            let tables = random.linked(features: features, respondents: random.number(20...200))
            let plan = SuppressionPlan(system: tables.system, primary: tables.primary(minimum: 4), width: 3)
            let hidden = try plan.pattern().hidden
            let open = plan.system.cells.indices.filter { plan.system.cells[$0].release == .open }
            let limits = try plan.intervals(hidden: Set(open))
            for cell in hidden.subtracting(plan.primary) {
                let isSafe = try plan.intervals(hidden: hidden.subtracting([cell])).allSatisfy {
                    plan.system.cells[$0].count == 0 || $1.width >= min(plan.width, limits[$0]?.width ?? 0)
                }
                #expect(!isSafe, "\(tables) \(cell)")
            }
        }
    }

    private func expectProtected(_ tables: LinkedTables, minimum: Int) throws {
        let plan = SuppressionPlan(
            system: tables.system, primary: tables.primary(minimum: minimum), width: minimum - 1)
        let pattern = try plan.pattern()
        if plan.primary.isEmpty { #expect(pattern.hidden.isEmpty) }
        let all = Set(plan.system.cells.indices.filter { plan.system.cells[$0].release == .open })
        let limits = try plan.intervals(hidden: all)
        for (cell, interval) in try plan.intervals(hidden: pattern.hidden) {
            let count = plan.system.cells[cell].count
            #expect(interval.low <= count && count <= interval.high)
            if count > 0 {
                #expect(interval.width >= min(plan.width, limits[cell]?.width ?? 0), "\(tables) \(cell)")
            }
        }
    }
}
