import Statistics
import Testing

struct WeightedProportionTests {
    @Test(arguments: Reference.cases(of: "weighted"))
    func `equals R's svymean and svyciprop, domains included`(_ reference: Reference) throws {
        let sample = try WeightedSample(reference)
        for group in [nil] + sample.groups {
            for answer in Set(sample.domain(group).members.compactMap(\.answer)) {
                let at = "\(Reference.name(ofDomain: group)).code\(answer)"
                let estimate = try #require(sample.proportion(of: answer, in: group))
                try expectClose(estimate.share, reference.value("\(at).share"), at)
                try expectClose(estimate.standardError, reference.value("\(at).error"), at)
                guard estimate.share < 1 else { continue }
                // svyciprop fits a model by iteration.
                try expectClose(estimate.interval?.low, reference.value("\(at).low"), relative: 1e-6, at)
                try expectClose(estimate.interval?.high, reference.value("\(at).high"), relative: 1e-6, at)
            }
        }
    }

    @Test func `at 0 and 1 the interval is Wilson's with the effective size`() throws {
        let weights = WeightTally([1, 2, 0.5, 1.5, 1])
        let design = SurveyDesign(respondents: 5)
        let all = try #require(WeightedProportion(chosen: weights, others: WeightTally(), design: design))
        #expect(all.share == 1)
        #expect(all.standardError == 0)
        let size = try #require(weights.effectiveSize)
        #expect(all.interval == wilsonInterval(share: 1, effectiveSize: size))
        let none = try #require(WeightedProportion(chosen: WeightTally(), others: weights, design: design))
        #expect(none.interval == wilsonInterval(share: 0, effectiveSize: size))
    }

    @Test func `of nobody is nothing, of one respondent has no interval`() throws {
        let design = SurveyDesign(respondents: 1)
        #expect(WeightedProportion(chosen: WeightTally(), others: WeightTally(), design: design) == nil)
        let one = try #require(
            WeightedProportion(chosen: WeightTally([2]), others: WeightTally(), design: design))
        #expect(one.share == 1)
        #expect(one.standardError == nil)
        #expect(one.interval == nil)
    }

    @Test func `of a census is the point`() throws {
        let design = SurveyDesign(respondents: 4, population: 4)
        let share = try #require(
            WeightedProportion(chosen: WeightTally([1, 1]), others: WeightTally([1, 1]), design: design))
        #expect(share.interval == Interval(low: 0.5, high: 0.5))
    }
}
