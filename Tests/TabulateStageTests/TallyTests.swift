import Statistics
import Testing

@testable import TabulateStage

struct TallyTests {
    private func respondents(_ categories: [Int32], _ weights: [Double]? = nil) -> Respondents {
        Respondents(categories: [categories], weights: weights?.map { ExactWeight($0) })
    }

    private let zero = Slot.code(0)
    private let one = Slot.code(1)

    /// The last respondent has no category.
    @Test func `counts by code and category`() {
        var tally = Tally(codes: 2, categories: [2])
        tally.add([zero, zero, one, one, Slot.blank], respondents([1, 1, 0, 2, 0]))
        #expect(tally.byCode.map(\.count) == [2, 2])
        #expect(tally[0, 0, 1].count == 2 && tally[0, 0, 0].count == 0 && tally[1, 0, 0].count == 1)
        #expect(tally.unanswered(Slot.blank) == 1)
        #expect(tally[0] == WeightTally([1, 1]))
    }

    @Test func `adds up weights`() {
        var tally = Tally(codes: 2, categories: [2])
        tally.add([zero, zero, one, one], respondents([1, 1, 0, 2], [2, 3, 1, 5]))
        #expect(tally.byCode == [WeightTally([2, 3]), WeightTally([1, 5])])
        #expect(tally[0, 0, 1] == WeightTally([2, 3]))
        #expect(tally[0, 0, 0] == WeightTally())
        // Who has no category is in the total alone.
        #expect(tally[1, 0, 0] == WeightTally([1]))
    }

    @Test func `parts add up, codes may be added`() {
        var (first, second) = (Tally(codes: 1, categories: [2]), Tally(codes: 1, categories: [2]))
        first.add([zero], respondents([0], [1]))
        second.add([zero, Slot.notAsked], respondents([1, 1], [4, 1]))
        var sum = first
        sum += second
        #expect(sum.byCode == [WeightTally([1, 4])])
        #expect(sum[0, 0, 0] == WeightTally([1]) && sum[0, 0, 1] == WeightTally([4]))
        #expect(sum.unanswered(Slot.notAsked) == 1)
        first.addCode()
        first.add(second, code: 0, as: 1)
        #expect(first.byCode == [WeightTally([1]), WeightTally([4])])
        #expect(first[1, 0, 1] == WeightTally([4]))
    }
}
