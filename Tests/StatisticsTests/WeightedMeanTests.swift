import Statistics
import Testing

struct WeightedMeanTests {
    @Test(arguments: Reference.cases(of: "weighted"))
    func `equals R's svymean and confint, domains included`(_ reference: Reference) throws {
        let sample = try WeightedSample(reference)
        for group in [nil] + sample.groups {
            guard sample.domain(group).members.count(where: { $0.score != nil }) > 1 else { continue }
            let at = Reference.name(ofDomain: group)
            let estimate = try #require(sample.mean(in: group))
            try expectClose(estimate.mean, reference.value("\(at).mean"), at)
            try expectClose(estimate.standardError, reference.value("\(at).error"), at)
            try expectClose(estimate.interval?.low, reference.value("\(at).low"), at)
            try expectClose(estimate.interval?.high, reference.value("\(at).high"), at)
        }
    }

    @Test func `of nobody is nothing, of one respondent has no interval`() throws {
        let design = SurveyDesign(respondents: 1)
        #expect(WeightedMean([], design: design) == nil)
        #expect(WeightedMean([(.nan, WeightTally([1]))], design: design) == nil)
        let one = try #require(WeightedMean([(7, WeightTally([2]))], design: design))
        #expect(one.mean == 7)
        #expect(one.interval == nil)
    }

    @Test func `with equal weights equals the unweighted mean and interval`() throws {
        let counts: [(value: Double, count: Int)] = [(1, 3), (2, 9), (5, 4)]
        let unweighted = try #require(NumberSummary(counts: counts))
        let tally = counts.map {
            (value: $0.value, weights: WeightTally(Array(repeating: 1, count: $0.count)))
        }
        let weighted = try #require(WeightedMean(tally, design: SurveyDesign(respondents: 16)))
        expectClose(weighted.mean, unweighted.mean)
        expectClose(weighted.interval?.low, unweighted.meanInterval?.low ?? .nan)
        expectClose(weighted.interval?.high, unweighted.meanInterval?.high ?? .nan)
    }
}
