import Testing

@testable import Statistics

struct IntervalScaleTests {
    /// 18 times 3, twice 2, once 1, of a scale from 1 to 3: Student's interval reaches 3.0425.
    /// R 4.2.2: 1 + 2·plogis(qlogis(y) + c(−1, 1)·w/(y(1 − y))), y the mean's place, w the half-width over 2.
    @Test func `an interval that would leave the scale is made on it`() throws {
        let counts = [(value: 3.0, count: 18), (2.0, 2), (1.0, 1)]
        let summary = try #require(NumberSummary(counts: counts))
        let plain = try #require(summary.meanInterval)
        #expect(abs(plain.high - 3.042477043511) < 1e-9)
        let found = plain.within(1...3, around: summary.mean)
        #expect(abs(found.low - 2.421714040153) < 1e-9)
        #expect(abs(found.high - 2.946962864323) < 1e-9)
    }

    @Test func `an interval on the scale stays as it is`() {
        let interval = Interval(low: 2.2, high: 2.8)
        #expect(interval.within(1...3, around: 2.5) == interval)
    }

    @Test func `where all gave the last step it is that step`() {
        #expect(Interval(low: 3, high: 3).within(1...3, around: 3) == Interval(low: 3, high: 3))
    }

    @Test func `it never leaves the scale and holds its mean`() {
        for mean in stride(from: 1.01, to: 2.99, by: 0.0625) {
            for halfWidth in [0.01, 0.3, 2, 50] {
                let found = Interval(low: mean - halfWidth, high: mean + halfWidth).within(
                    1...3, around: mean)
                #expect(found.low >= 1 && found.high <= 3)
                #expect(found.low <= mean && mean <= found.high)
            }
        }
    }
}
