import Testing

@testable import SimulateStage

struct QuotaTests {
    /// 0.53, 0.24, 0.19 and 0.04 of 120 are 63.6, 28.8, 22.8 and 4.8: the three largest remainders round up.
    @Test func `largest remainders round up`() {
        #expect(quotas([0.53, 0.24, 0.19, 0.04], of: 120) == [63, 29, 23, 5])
    }

    @Test func `of equal remainders the first comes first`() {
        #expect(quotas([1, 1, 1, 1], of: 6) == [2, 2, 1, 1])
    }

    @Test(arguments: [0, 1, 7, 100, 12_345]) func `they add up to the total`(total: Int) {
        #expect(quotas([0.1, 0.333, 0.2, 0.367], of: total).reduce(0, +) == total)
    }

    @Test func `without any share there is nothing to give`() {
        #expect(quotas([0, 0], of: 5) == [0, 0])
        #expect(quotas([], of: 5) == [])
    }
}
