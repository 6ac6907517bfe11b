import Statistics
import Testing

struct WeightedQuantileTests {
    @Test(arguments: Reference.cases(of: "weighted"))
    func `equals R's svyquantile, domains included`(_ reference: Reference) throws {
        let sample = try WeightedSample(reference)
        for group in [nil] + sample.groups {
            guard sample.domain(group).members.count(where: { $0.score != nil }) > 1 else { continue }
            let at = Reference.name(ofDomain: group)
            for (name, probability) in [("q1", 0.25), ("median", 0.5), ("q3", 0.75)] {
                let expected = try reference.value("\(at).\(name)")
                expectClose(sample.quantile(probability, in: group), expected, "\(at) \(name)")
            }
        }
    }

    @Test func `reaches a half by ten weights of a tenth`() {
        let tally = (1...10).map { (value: Double($0), weight: 0.1) }
        #expect(weightedQuantile(tally, 0.5) == 5)
        #expect(weightedQuantile(tally, 0) == 1)
        #expect(weightedQuantile(tally, 1) == 10)
    }

    @Test func `of nothing is nothing`() {
        #expect(weightedQuantile([], 0.5) == nil)
        #expect(weightedQuantile([(3, 0)], 0.5) == nil)
        #expect(weightedQuantile([(.nan, 1)], 0.5) == nil)
    }
}
