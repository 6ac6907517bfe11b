import Statistics
import Testing

struct ColumnProportionsTests {
    @Test(arguments: Reference.cases(of: "columns"))
    func `pairs equal R's prop.test with Bonferroni`(_ reference: Reference) throws {
        let columns = try ColumnProportions(
            chosen: reference.integers("chosen"), bases: reference.integers("bases"))
        let p = try reference.values("p")
        let adjusted = try reference.values("adjusted")
        #expect(columns.pairs.count == p.count)
        for (index, pair) in columns.pairs.enumerated() {
            expectClose(pair.p, p[index], floor: 0)
            expectClose(pair.adjustedP, adjusted[index], floor: 0)
        }
    }

    /// 50 %, 35 % and 30 %: only A and C differ (p .0074 after Bonferroni).
    @Test func `the larger share carries the letter of the smaller`() {
        let columns = ColumnProportions(chosen: [50, 28, 36], bases: [100, 80, 120])
        #expect(columns.letters() == ["C", "", ""])
        #expect(columns.letters(significance: 0.001) == ["", "", ""])
        let turned = ColumnProportions(chosen: [36, 28, 50], bases: [120, 80, 100])
        #expect(turned.letters() == ["", "", "A"])
    }

    @Test func `several letters stand in the order of the columns`() {
        let columns = ColumnProportions(chosen: [10, 900, 20], bases: [1000, 1000, 1000])
        #expect(columns.letters() == ["", "A C", ""])
    }

    @Test func `columns with a small base or without variation are not compared`() {
        let columns = ColumnProportions(chosen: [29, 1, 0, 40, 20], bases: [29, 100, 100, 40, 60])
        #expect(columns.compared == [1, 4])
        #expect(columns.pairs.count == 1)
        #expect(columns.letters() == ["", "", "", "", "B"])
    }

    @Test func `without columns there is nothing to compare`() {
        #expect(ColumnProportions(chosen: [Int](), bases: []).letters().isEmpty)
    }

    @Test func `weights all equal change nothing`() {
        let (chosen, bases) = ([50, 28, 36, 0], [100, 80, 120, 40])
        let plain = ColumnProportions(chosen: chosen, bases: bases)
        for weight in [1, 0.25, 7] {
            func tallies(_ counts: [Int]) -> [WeightTally] {
                counts.map { count in
                    WeightTally(
                        count: count, sum: weight * Double(count),
                        sumOfSquares: weight * weight * Double(count))
                }
            }
            let weighted = ColumnProportions(chosen: tallies(chosen), bases: tallies(bases))
            #expect(weighted.compared == plain.compared)
            for (ours, theirs) in zip(weighted.pairs, plain.pairs) {
                expectClose(ours.p, theirs.p, relative: 1e-12, floor: 0)
            }
        }
    }

    /// 40 of 80 to 20 of 80, but those who gave it weigh 0.3: shares .2308 and .0909, effective sizes
    /// 52²/43.6 and 66²/61.8, by hand.
    @Test func `a column counts for its effective size`() throws {
        let chosen = [
            WeightTally(count: 40, sum: 12, sumOfSquares: 3.6),
            WeightTally(count: 20, sum: 6, sumOfSquares: 1.8),
        ]
        let others = [40.0, 60].map { WeightTally(count: Int($0), sum: $0, sumOfSquares: $0) }
        let pair = try #require(
            ColumnProportions(chosen: chosen, bases: zip(chosen, others).map { $0 + $1 }).pairs.first)
        let (first, second) = (52 * 52 / 43.6, 66 * 66 / 61.8)
        let (a, b) = (12.0 / 52, 6.0 / 66)
        let pooled = (a * first + b * second) / (first + second)
        expectClose(pair.z, (a - b) / (pooled * (1 - pooled) * (1 / first + 1 / second)).squareRoot())
    }

    @Test func `the 27th column is AA`() {
        #expect([0, 25, 26, 27, 702].map(ColumnProportions.letter) == ["A", "Z", "AA", "AB", "AAA"])
    }
}
