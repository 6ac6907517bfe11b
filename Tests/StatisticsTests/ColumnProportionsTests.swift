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
        #expect(ColumnProportions(chosen: [], bases: []).letters().isEmpty)
    }

    @Test func `the 27th column is AA`() {
        #expect([0, 25, 26, 27, 702].map(ColumnProportions.letter) == ["A", "Z", "AA", "AB", "AAA"])
    }
}
