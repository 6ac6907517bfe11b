import Statistics
import Testing

struct WeightTallyTests {
    @Test(arguments: Reference.cases(of: "weighted"))
    func `Kish's figures equal his formulas in R`(_ reference: Reference) throws {
        let tally = WeightTally(try reference.numbers("weight"))
        try expectClose(tally.designEffect, reference.value("deff"))
        try expectClose(tally.effectiveSize, reference.value("size"))
    }

    /// Worked out once before by hand formulas in R for `golden.csv`: 20.4909090909 and 1.17125110914.
    @Test func `of golden.csv is found`() throws {
        let golden = try #require(Reference.cases(of: "weighted").first)
        let tally = WeightTally(try golden.numbers("weight"))
        expectClose(tally.effectiveSize, 20.4909090909, relative: 1e-11)
        expectClose(tally.designEffect, 1.17125110914, relative: 1e-11)
    }

    @Test func `equal weights have no design effect`() {
        var tally = WeightTally()
        tally.add(2.5, count: 40)
        #expect(tally.designEffect == 1)
        #expect(tally.effectiveSize == 40)
    }

    @Test func `without respondents there is nothing to say`() {
        #expect(WeightTally().designEffect == nil)
        #expect(WeightTally().effectiveSize == nil)
    }

    @Test func `tallies of parts add up to that of the whole`() {
        #expect(WeightTally([1, 2, 4]) + WeightTally([0.5]) == WeightTally([1, 2, 4, 0.5]))
    }
}
