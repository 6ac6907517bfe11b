import Statistics
import Testing

struct NumberSummaryTests {
    @Test(arguments: Reference.cases(of: "number"))
    func `equals R's mean, sd, t.test and quantile type 7`(_ reference: Reference) throws {
        let counts = try zip(reference.numbers("values"), reference.integers("counts")).map {
            (value: $0.0, count: $0.1)
        }
        let summary = try #require(
            try NumberSummary(
                counts: counts.reversed(), level: reference.number("level"),
                population: reference.optionalInteger("population")))
        try expectClose(Double(summary.n), reference.value("n"))
        try expectClose(summary.mean, reference.value("mean"))
        try expectClose(summary.sd, reference.value("sd"))
        try expectClose(summary.meanInterval?.low, reference.value("low"))
        try expectClose(summary.meanInterval?.high, reference.value("high"))
        try expectClose(summary.minimum, reference.value("min"))
        try expectClose(summary.q1, reference.value("q1"))
        try expectClose(summary.median, reference.value("median"))
        try expectClose(summary.q3, reference.value("q3"))
        try expectClose(summary.maximum, reference.value("max"))
    }

    @Test func `of no values is nothing`() {
        #expect(NumberSummary(counts: []) == nil)
        #expect(NumberSummary(counts: [(4, 0)]) == nil)
        #expect(NumberSummary(counts: [(4, 1), (.infinity, 2)]) == nil)
    }

    @Test func `of one value has no spread`() throws {
        let summary = try #require(NumberSummary(counts: [(4, 1)]))
        #expect(summary.sd == nil)
        #expect(summary.meanInterval == nil)
        #expect(summary.median == 4)
    }

    @Test func `of a census has a point for the interval`() throws {
        let summary = try #require(NumberSummary(counts: [(4, 1), (6, 1)], population: 2))
        #expect(summary.meanInterval == Interval(low: 5, high: 5))
    }

    /// By hand: the deviations are −1.5, −0.5, 0.5, 1.5, so the variance is 5/3, wherever the values lie.
    @Test func `keeps the digits of a small spread around a large value`() throws {
        let base = 4_503_599_627_370_000.0
        let summary = try #require(NumberSummary(counts: (1...4).map { (base + Double($0), 1) }))
        expectClose(summary.sd, (5.0 / 3).squareRoot(), relative: 1e-12)
        #expect(summary.mean == base + 2.5)
    }

    @Test func `does not depend on the order or the splitting of the tally`() {
        let whole = NumberSummary(counts: [(1, 2), (2, 5), (9, 3)])
        #expect(whole == NumberSummary(counts: [(9, 1), (2, 5), (1, 2), (9, 2)]))
    }
}
