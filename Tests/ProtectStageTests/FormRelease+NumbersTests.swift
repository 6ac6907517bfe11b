import StageFiles
import Testing

@testable import ProtectStage

struct FormReleaseNumbersTests {
    /// The row of an open number after disclosure control.
    ///
    /// - Parameter values: How many gave each value.
    private func released(
        _ values: [Double: Int], minimum: Int = 3, isCounted: Bool = false
    ) -> NumberRow {
        let small = SmallRelease.table([[40, 40]], minimum: minimum)
        var release = small.release
        var counts = small.jointCounts(release)
        var row = NumberRow()
        row.question = isCounted ? "q" : "x"
        counts.numbers[row.question] = values
        let n = values.values.reduce(0, +)
        let mean = values.reduce(0) { $0 + $1.key * Double($1.value) } / Double(n)
        (row.n, row.mean, row.sd, row.low, row.high) = (n, mean, 12.345, mean - 3.21, mean + 3.21)
        (row.min, row.q1, row.median, row.q3) = (values.keys.min(), 31, 38, 44)
        row.max = values.keys.max()
        (row.weightedMean, row.weightedLow, row.weightedHigh) = (mean + 0.7, mean - 2.6, mean + 3.9)
        (row.weightedQ1, row.weightedMedian, row.weightedQ3) = (30, 39, 45)
        release.numbers = [row]
        release.limitNumbers(counts)
        return release.numbers[0]
    }

    @Test func `an extreme that is fewer people's than a cell may be is withheld, the mean of many stays`() {
        let row = released([18: 1, 30: 20, 40: 20, 65: 3])
        #expect(row.min == nil && row.max == 65)
        // By hand: (18 + 600 + 800 + 195) / 44.
        #expect(row.mean == 1613.0 / 44 && row.sd == 12.345 && row.median == 38)
        #expect(row.precision == .withheld)
        #expect(released([18: 3, 30: 20, 40: 20, 65: 3]).precision == .exact)
    }

    @Test func `of fewer than ten only how many there are is told`() {
        let row = released([30: 5, 40: 4])
        #expect(row.n == 9 && row.mean == nil && row.low == nil && row.min == nil && row.max == nil)
        #expect(row.weightedMean == nil && row.weightedMedian == nil && row.sd == nil)
    }

    /// By hand: (10 · 30 + 10 · 41) / 20 = 35.5, its interval 32.29 to 38.71; weighted 36.2, 32.9 to 39.4.
    @Test func `of fewer than thirty means are rounded to the unit of the answers, intervals outwards`() {
        let row = released([30: 10, 41: 10])
        #expect(row.mean == 36 && row.low == 32 && row.high == 39)
        #expect(row.weightedMean == 36 && row.weightedLow == 32 && row.weightedHigh == 40)
        #expect(row.precision == .step(1))
        #expect([row.sd, row.q1, row.median, row.q3, row.min, row.max].allSatisfy { $0 == nil })
        #expect([row.weightedQ1, row.weightedMedian, row.weightedQ3].allSatisfy { $0 == nil })
    }

    @Test(
        arguments: zip(
            [[100_000.0, 150_000], [120_000, 151_000], [2.5, 3], [0.25, 1], [7, 12]],
            [10_000.0, 1_000, 0.1, 0.01, 1]))
    func `the unit is the largest power of ten of which all answers are multiples`(
        values: [Double], unit: Double
    ) {
        let row = released(Dictionary(uniqueKeysWithValues: values.map { ($0, 8) }))
        #expect(row.precision == .step(unit))
    }

    @Test func `a score that is counted by value follows from its distribution and stays`() {
        #expect(released([1: 1, 2: 8], isCounted: true).mean == 17.0 / 9)
    }

    @Test func `where nothing counts as small all stays`() {
        #expect(released([18: 1, 30: 8], minimum: 1).min == 18)
    }

    @Test func `beside hidden cells no weighted mean of the same question is told`() throws {
        var small = SmallRelease.table([[1, 20, 30], [40, 9, 50], [60, 70, 80]])
        small.weights = small.answers.map { $0[0] == "1" ? 1.37 : 0.81 }
        let release = try small.released { release in
            var row = NumberRow()
            (row.question, row.n, row.mean, row.weightedMean, row.weightedMedian) = ("q", 360, 2.1, 2.2, 2)
            release.numbers = [row]
        }
        let row = try #require(release.numbers.first)
        #expect(row.mean == 2.1 && row.weightedMean == nil && row.weightedMedian == nil)
        #expect(row.precision == .withheld)
    }
}
