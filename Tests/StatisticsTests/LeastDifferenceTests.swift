import Statistics
import Testing

struct LeastDifferenceTests {
    /// By hand: (1.959964 + 0.841621) · √(¼ (1/60 + 1/60)) = 2.801585 · 0.0912871 = 0.255749.
    @Test func `two groups of sixty show a difference of a quarter`() throws {
        let least = try #require(LeastDifference.leastShare(60, 60, significance: 0.05))
        #expect(abs(least - 0.255749) < 1e-6)
    }

    /// By hand: (3.480756 + 0.841621) · √(¼ (1/30 + 1/90)) = 4.322377 · 0.1054093 = 0.455619, the quantile being that
    /// of R's qnorm(1 - 0.05 / 200).
    @Test func `a hundred tests ask for more`() throws {
        let least = try #require(LeastDifference.leastShare(30, 90, significance: 0.05 / 100))
        #expect(abs(least - 0.455619) < 1e-5)
    }

    @Test func `where nothing could show there is none`() {
        #expect(LeastDifference.leastShare(3, 3, significance: 0.01) == nil)
        #expect(LeastDifference.leastShare(0, 30, significance: 0.05) == nil)
    }
}
