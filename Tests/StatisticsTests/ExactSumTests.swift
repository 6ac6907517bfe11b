import Foundation
import Statistics
import Testing

struct ExactSumTests {
    private func sum(_ numbers: some Sequence<Double>) -> ExactSum {
        var sum = ExactSum()
        for number in numbers { sum += ExactSum(number) }
        return sum
    }

    @Test func `one number is itself`() {
        for number in [0, 1, 0.1, 1.0 / 3, 2.5e-9, 123_456.789, 9_007_199_254_740_992, 0x1p-70, 1.7e30] {
            #expect(ExactSum(number).value == number)
        }
        #expect(ExactSum(7).value == 7)
    }

    /// Ten times the double next to 0.1 is 1 + 5.55 · 10⁻¹⁷, next to which is 1; added one by one they are
    /// 0.9999999999999999. The third lies just above the middle of two doubles.
    @Test func `is rounded once`() {
        #expect(sum(Array(repeating: 0.1, count: 10)).value == 1)
        #expect(sum([0x1p53, 1, 0x1p-60]).value == 0x1p53 + 2)
    }

    @Test func `is the same in any order and of any parts`() {
        var generator = SplitMix64(seed: 3)
        var numbers = (0..<1_000).map { _ in generator.nextUnit() * 1e6 + 1e-9 }
        let whole = sum(numbers)
        numbers.shuffle(using: &generator)
        #expect(sum(numbers) == whole)
        var parts = sum(numbers[700...])
        parts += sum(numbers[..<700])
        #expect(parts == whole)
    }

    @Test func `is kept as a text`() throws {
        let sum = sum([0.1, 1e9, 1.0 / 3])
        let data = try JSONEncoder().encode([sum])
        #expect(try JSONDecoder().decode([ExactSum].self, from: data) == [sum])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([ExactSum].self, from: Data("[\"1\"]".utf8))
        }
    }
}
