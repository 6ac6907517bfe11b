import Statistics
import Testing

@testable import SimulateStage

/// The sequence itself is checked against its reference beside the generator. What is dealt from it is held
/// fast here: a change would change the bytes of every simulated wave.
struct SplitMix64DealingTests {
    @Test func `a shuffle is always the same`() {
        var generator = SplitMix64(seed: 1_234_567)
        #expect(generator.shuffled(Array(0..<8)) == [0, 7, 4, 5, 6, 3, 1, 2])
    }

    @Test func `each purpose has a stream of its own`() {
        var first = SplitMix64(seed: 7, purpose: "deal q1")
        var again = SplitMix64(seed: 7, purpose: "deal q1")
        var other = SplitMix64(seed: 7, purpose: "deal q2")
        let number = first.next()
        #expect(again.next() == number)
        #expect(other.next() != number)
    }

    @Test func `numbers stay below their limit and reach all of it`() {
        var generator = SplitMix64(seed: 3)
        let numbers = Set((0..<1000).map { _ in generator.below(6) })
        #expect(numbers == Set(0..<6))
    }

    /// 10,000 draws: the mean of a standard normal has a standard error of 0.01.
    @Test func `normal numbers have mean 0 and deviation 1`() {
        var generator = SplitMix64(seed: 5)
        let numbers = (0..<10_000).map { _ in generator.normal() }
        let mean = numbers.reduce(0, +) / 10_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 10_000
        #expect(abs(mean) < 0.04)
        #expect(abs(variance - 1) < 0.06)
    }

    @Test func `a weight of zero is never picked`() {
        var generator = SplitMix64(seed: 9)
        #expect((0..<500).allSatisfy { _ in generator.pick([0, 2, 0, 1, 0]) % 2 == 1 })
    }
}
