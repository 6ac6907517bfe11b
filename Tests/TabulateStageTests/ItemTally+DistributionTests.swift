import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct ItemTallyDistributionTests {
    private func rows(_ answers: [String], population: Int? = nil, weight: Double? = nil) throws
        -> [DistributionRow]
    {
        let plan = FormPlan(
            instrument(try question("q", .single, choices("1", "2", "9")), try question("w", .decimal)),
            derived: [], demographics: [], weight: "w")
        let found = try tally(plan, ["q,w"] + answers.map { "\($0),\(weight ?? 1)" }, weight: "w")
        let design = weight.map { _ in SurveyDesign(respondents: found.weights.count, population: population)
        }
        return found.items[0].distribution(Estimation(population: population, design: design))
    }

    /// Wilson's bounds of 40 of 40: 40/(40 + z²) to 1, by hand with z = 1.959963984540054.
    @Test func `all answers equal`() throws {
        let found = try rows(Array(repeating: "1", count: 40))
        #expect(found[0].percent == 100)
        #expect(abs(try #require(found[0].low) - 4000 / (40 + 3.841458820694124)) < 1e-9)
        #expect(found[0].high == 100)
        #expect(found[1].n == 0 && found[1].base == 40 && found[1].low == 0)
    }

    @Test func `a single respondent has an interval without weights and none with`() throws {
        let plain = try rows(["1"])[0]
        #expect(plain.percent == 100)
        #expect(abs(try #require(plain.low) - 100 / (1 + 3.841458820694124)) < 1e-9)
        let weighted = try rows(["1"], weight: 2)[0]
        #expect(weighted.weightedN == 2 && weighted.weightedPercent == 100)
        #expect(weighted.weightedLow == nil && weighted.weightedHigh == nil)
    }

    @Test func `without answers there are no shares, and nothing is not a number`() throws {
        for found in [try rows([]), try rows(["9", ".i", "", ".s"], weight: 1)] {
            #expect(found[0].n == 0 && found[0].base == 0)
            #expect(found[0].percent == nil && found[0].low == nil && found[0].weightedPercent == nil)
            #expect(found.flatMap { $0.cells(["kk"]) }.allSatisfy { !$0.lowercased().contains("nan") })
        }
    }

    @Test func `what is counted apart has a number and no share`() throws {
        let apart = try rows(["1", "9", "9"])[2]
        #expect(apart.n == 2 && apart.base == nil && apart.percent == nil)
        #expect(apart.method == "counted apart")
    }

    /// The effective size of 2 of 4 among 5 is 4 · 4/1 = 16: Wilson's bounds of 8 of 16, in R
    /// `prop.test(8, 16, correct = FALSE)`.
    @Test func `a finite population narrows the interval, a census closes it`() throws {
        let found = try rows(["1", "1", "2", "2"], population: 5)[0]
        #expect(abs(try #require(found.low) - 27.99956361) < 1e-6)
        #expect(found.method == "wilson, finite population")
        let census = try rows(["1", "1", "2", "2"], population: 4)[0]
        #expect(census.low == 50 && census.high == 50)
    }

    @Test func `each row names how its intervals were made`() throws {
        let found = try rows(["1", "1"], weight: 1)
        #expect(found[0].method == "wilson; weighted: wilson, effective size")
        #expect(try rows(["1", "2"], weight: 1)[0].method == "wilson; weighted: logit")
        #expect(
            try rows(["1", "2"], population: 9, weight: 1)[0].method
                == "wilson, finite population; weighted: logit, finite population")
    }
}
