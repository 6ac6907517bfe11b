import Problems
import Statistics
import Testing

@testable import TabulateStage

struct NumberTallyTests {
    private func numbers(_ values: [String]) throws -> NumberTally {
        let table = try table(["r,q"] + values.map { "1,\($0)" })
        var tally = NumberTally("q", categories: [])
        let weights = values.map { _ in ExactWeight(2) }
        try tally.add(
            NumberColumn("q", of: table), block(table), Respondents(categories: [], weights: weights))
        return tally
    }

    @Test func `gathers distinct values, the smallest first`() throws {
        let (values, tally) = try numbers(["3", "", "1.5", "3", ".i", ".s", "1.50"]).sorted
        #expect(values == [1.5, 3])
        #expect(tally.byCode == [WeightTally([2, 2]), WeightTally([2, 2])])
        #expect(tally.unanswered(Slot.invalid) == 1)
    }

    @Test func `parts add up whatever the order of their values`() throws {
        var sum = try numbers(["3", "1"])
        sum += try numbers(["2", "3", "1"])
        #expect(sum.sorted.values == [1, 2, 3])
        #expect(sum.sorted.tally.byCode.map(\.count) == [2, 1, 2])
    }

    @Test func `what is no number is damage, with its line`() throws {
        let failure = try #require(throws: Failure.self) { try numbers(["1", "many"]) }
        #expect(failure.problems.first?.position.line == 3)
    }

    /// More distinct texts than a column's dictionary takes.
    @Test func `numbers that all differ are counted one by one`() throws {
        let values = (0..<40_000).map { "\(($0 * 7_919) % 40_000).5" }
        let (found, tally) = try numbers(values).sorted
        #expect(found == (0..<40_000).map { Double($0) + 0.5 })
        #expect(tally.byCode.allSatisfy { $0.count == 1 })
    }
}
