import Statistics
import Testing

struct WilsonIntervalTests {
    @Test(arguments: Reference.cases(of: "wilson"))
    func `equals R's prop.test`(_ reference: Reference) throws {
        let interval = try #require(
            try wilsonInterval(
                successes: reference.integer("successes"), of: reference.integer("n"),
                level: reference.number("level"), population: reference.optionalInteger("population")))
        try expectClose(interval.low, reference.value("low"))
        try expectClose(interval.high, reference.value("high"))
    }

    @Test func `is exactly 0 or 1 where the sample has none or only successes`() {
        for n in [1, 2, 3, 7, 10, 49, 120, 2_000, 1_000_003] {
            #expect(wilsonInterval(successes: 0, of: n)?.low == 0)
            #expect(wilsonInterval(successes: n, of: n)?.high == 1)
            #expect(wilsonInterval(successes: 0, of: n, population: n + 5)?.low == 0)
        }
    }

    @Test func `of an empty sample is nothing`() {
        #expect(wilsonInterval(successes: 0, of: 0) == nil)
    }

    @Test func `of a census is the point`() {
        let point = Interval(low: 3.0 / 7, high: 3.0 / 7)
        #expect(wilsonInterval(successes: 3, of: 7, population: 7) == point)
        #expect(wilsonInterval(successes: 3, of: 7, population: 5) == point)
    }

    @Test func `narrows as more of the population is in the sample`() throws {
        let widths = try [8, 20, 1_000, 100_000_000].map { population in
            let interval = try #require(wilsonInterval(successes: 3, of: 7, population: population))
            return interval.high - interval.low
        }
        #expect(widths == widths.sorted())
        let infinite = try #require(wilsonInterval(successes: 3, of: 7))
        expectClose(widths.last, infinite.high - infinite.low, relative: 1e-6)
    }

    @Test func `of a share outside 0 to 1 is nothing`() {
        #expect(wilsonInterval(share: 1.2, effectiveSize: 10) == nil)
        #expect(wilsonInterval(share: 0.5, effectiveSize: 0) == nil)
        #expect(wilsonInterval(share: .nan, effectiveSize: 10) == nil)
    }
}
