import Testing

@testable import Statistics

struct DetectableDifferenceTests {
    private let usual = DetectableDifference()

    /// R 4.2.2: sin(asin(sqrt(30/117)) − h/2)², h = (qnorm(.975) + qnorm(.8))·sqrt(2/117).
    @Test func `the nearest share that can be told is that of the arcsine scale`() throws {
        let nearest = try #require(usual.nearest(to: 30.0 / 117, bases: (117, 117), isBelow: true))
        #expect(abs(nearest - 0.116180873322) < 1e-11)
    }

    /// Cohen (1988), table 6.4.1: 392 for h = .20, 63 for .50, 25 for .80 in each of two samples, two-sided .05, power
    /// .80. A share of one half is at π/2 on the arcsine scale.
    @Test(arguments: [(0.2, 392), (0.5, 63), (0.8, 25)])
    func `the size of two samples is Cohen's`(effect: Double, size: Int) throws {
        for base in [size - 1, size + 1] {
            let nearest = try #require(
                usual.nearest(to: 0.5, bases: (Double(base), Double(base)), isBelow: true))
            let needed = 0.5 - sine(effect) / 2
            #expect((nearest <= needed) == (base < size), "\(base)")
        }
    }

    /// R 4.2.2: sin((qnorm(1 - a/2) + qnorm(.8)) · sqrt(1/n1 + 1/n2) / 2), the largest difference with that effect; for
    /// .05 with 60 and 60, and for a hundredth of it with 30 and 90.
    @Test func `shares about a half ask for the largest difference`() throws {
        let half = try #require(usual.shares(bases: (60, 60)))
        #expect(abs(half - 0.252969701725) < 1e-9)
        let many = try #require(DetectableDifference(level: 1 - 0.05 / 100).shares(bases: (30, 90)))
        #expect(abs(many - 0.440017901239) < 1e-9)
        #expect(DetectableDifference(level: 0.999).shares(bases: (3, 3)) == nil)
    }

    /// R 4.2.2: 1 / ((2·asin(sqrt(.633)) − 2·asin(sqrt(.5)))² / z² − 1/120) = 1108.057.
    @Test func `the second sample must be so large, or no size suffices`() {
        #expect(usual.base(120, from: 0.633, to: 0.5) == 1109)
        #expect(usual.base(120, from: 0.256, to: 0.25) == nil)
        #expect(usual.base(120, from: 0.256, to: 0.256) == nil)
    }

    @Test func `where not even nobody is far enough there is no such share`() {
        #expect(usual.nearest(to: 0.02, bases: (100, 100), isBelow: true) == nil)
        #expect(usual.nearest(to: 0.98, bases: (100, 100), isBelow: false) == nil)
    }

    /// (1.959964 + 0.841621) · 2 · sqrt(2/50).
    @Test func `means are told apart by their standard error`() {
        #expect(abs(usual.difference(sd: 2, bases: (50, 50)) - 1.120634) < 1e-5)
    }

    /// Taylor's series, enough for small angles; so the test needs no library of its own.
    private func sine(_ x: Double) -> Double {
        x - x * x * x / 6 + x * x * x * x * x / 120 - x * x * x * x * x * x * x / 5040
    }
}
