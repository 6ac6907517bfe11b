import Testing

@testable import Statistics

struct DifferenceIntervalTests {
    /// Newcombe (1998), Table II, method 10: 56/70 - 48/80 = 0.2, from 0.0524 to 0.3339; 9/10 - 3/10 = 0.6, from
    /// 0.1705 to 0.8090.
    @Test(arguments: [
        (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090),
    ])
    func `equals Newcombe's published intervals`(
        a: Int, m: Int, b: Int, n: Int, low: Double, high: Double
    ) {
        func share(_ count: Int, _ base: Int) -> (value: Double, low: Double, high: Double) {
            let interval = wilsonInterval(successes: count, of: base)
            return (Double(count) / Double(base), interval?.low ?? .nan, interval?.high ?? .nan)
        }
        let interval = DifferenceInterval(share(a, m), share(b, n))
        #expect(abs(interval.low - low) < 5e-5)
        #expect(abs(interval.high - high) < 5e-5)
    }
}
