import Problems
import Statistics
import Testing

@testable import TabulateStage

struct NumberTallyTests {
    private func numbers(_ values: [String]) throws -> NumberTally {
        let rows = try rows(["r,q"] + values.map { "1,\($0)" })
        var tally = try NumberTally("q", categories: [], of: rows)
        while let row = try rows.next() { try tally.add(row, categories: [], weight: 2) }
        return tally
    }

    @Test func `gathers distinct values`() throws {
        let tally = try numbers(["3", "", "1.5", "3", ".i", ".s"])
        #expect(tally.values == [3, 1.5])
        #expect(tally.tally.totals == [WeightTally([2, 2]), WeightTally([2])])
    }

    @Test func `parts add up whatever the order of their values`() throws {
        let sum = try numbers(["3", "1"]) + numbers(["2", "3", "1"])
        #expect(sum.values == [3, 1, 2])
        #expect(sum.tally.totals.map(\.count) == [2, 2, 1])
    }

    @Test func `what is no number is damage`() throws {
        #expect(throws: Failure.self) { try numbers(["many"]) }
    }
}
