import Statistics
import Testing

@testable import TabulateStage

struct TallyTests {
    @Test func `counts by code and category, weighted`() {
        var tally = Tally(codes: 2, categories: [2])
        tally.add(0, categories: [1], weight: 2)
        tally.add(0, categories: [1], weight: 3)
        tally.add(1, categories: [0], weight: 1)
        tally.add(1, categories: [-1], weight: 5)
        #expect(tally.totals == [WeightTally([2, 3]), WeightTally([1, 5])])
        #expect(tally.crosses[0][0, 1] == WeightTally([2, 3]))
        #expect(tally.crosses[0][0, 0] == WeightTally())
        // Who has no category is in the total alone.
        #expect(tally.crosses[0][1, 0] == WeightTally([1]))
    }

    @Test func `parts add up, codes may be added`() {
        var (one, other) = (Tally(codes: 1, categories: [2]), Tally(codes: 1, categories: [2]))
        one.add(0, categories: [0], weight: 1)
        other.add(0, categories: [1], weight: 4)
        let sum = one + other
        #expect(sum.totals == [WeightTally([1, 4])])
        #expect(sum.crosses[0].cells == [WeightTally([1]), WeightTally([4])])
        one.addCode()
        one.add(other, code: 0, as: 1)
        #expect(one.totals == [WeightTally([1]), WeightTally([4])])
        #expect(one.crosses[0][1, 1] == WeightTally([4]))
    }
}
