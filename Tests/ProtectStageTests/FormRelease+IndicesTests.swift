import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

struct FormReleaseIndicesTests {
    /// An index of `q` in the groups of `a`, each with so many scores and that mean.
    ///
    /// - Parameter hidden: Groups in which `q` has a hidden cell.
    private func released(_ groups: [(n: Int, mean: Double)], hidden: [String] = []) -> [IndexMeanRow] {
        var release = SmallRelease.table([groups.map(\.n), groups.map { _ in 40 }]).release
        for group in hidden {
            release.hidden.insert(CellName(question: "q", by: "a", code: "1", byCode: group))
        }
        release.indices = [
            SurveyIndex(
                name: "i", form: "f", model: .formative,
                items: [SurveyIndex.Item(name: "q", weight: 1, values: ["1": 1, "2": 0])])
        ]
        release.indexMeans = groups.enumerated().map { place, group in
            var row = IndexMeanRow()
            (row.question, row.by, row.byCode) = ("i", "a", "\(place + 1)")
            (row.n, row.mean, row.sd) = (group.n, group.mean, 12.345)
            (row.low, row.high, row.median) = (group.mean - 3.21, group.mean + 3.21, group.mean)
            return row
        }
        release.limitIndices()
        return release.indexMeans
    }

    /// Of 48 a hidden count of 27 may be 25 to 27 by what is shown; a mean told as 60 in steps of 10 says 27 to 31, so 27.
    @Test func `what rests on one table with hidden cells is told in none of its groups`() {
        let rows = released([(48, 56.25), (203, 47.77)], hidden: ["1"])
        #expect(rows.allSatisfy { $0.mean == nil && $0.n == nil && $0.precision == .withheld })
    }

    /// Three respondents of 48 move the mean by 300/48 = 6.25 at most: steps of 10. Of 203 by 1.48: steps of 2.
    @Test func `means are rounded to a step that as many as may not be told apart can move them by`() {
        let rows = released([(48, 61.3), (203, 47.77)])
        #expect(rows.map(\.mean) == [60, 48] && rows.map(\.n) == [45, 200])
        // Intervals outwards.
        #expect(rows.map(\.low) == [50, 44] && rows.map(\.high) == [70, 52])
        #expect(rows.map(\.precision) == [.step(10), .step(2)])
    }

    @Test func `under ten scores nothing is told, under thirty no spread`() {
        let rows = released([(4, 20), (29, 50.2), (60, 40), (70, 30)])
        #expect(rows[0].mean == nil && rows[0].n == nil && rows[0].precision == .withheld)
        // The smallest of the others goes too, so that the rest is of ten at least.
        #expect(rows[1].mean == nil && rows[2].mean == 40 && rows[2].sd != nil)
        let small = released([(29, 50.2), (60, 40)])
        #expect(small[0].mean == 60 && small[0].sd == nil && small[0].median == nil)
    }

    @Test func `two small groups that make ten together need no third`() {
        let rows = released([(6, 20), (7, 30), (60, 40)])
        #expect(rows.map { $0.mean == nil } == [true, true, false])
    }

    @Test(arguments: [(100.0, 48, 1, 5.0), (100, 203, 1, 0.5), (4, 100, 1, 0.05), (100, 100, 3, 5)])
    func `the step is 1, 2 or 5 times a power of ten`(width: Double, n: Int, together: Int, step: Double) {
        #expect(abs(stepOfMean(width: width, n: n, together: together) - step) < 1e-12)
    }

    /// An index of one answer is its share: what is told of a group fits as many counts as a hidden one does, but at
    /// the ends of the scale, where some of them cannot be.
    @Test(arguments: [10, 24, 37, 48, 60, 99, 100, 101, 250])
    func `a count behind an index stays as open as a hidden count`(n: Int) {
        let step = stepOfMean(width: 100, n: n, together: 3)
        let told = (0...n).map { (100 * Double($0) / Double(n) / step).rounded(.toNearestOrAwayFromZero) }
        for value in Set(told) where value != told[0] && value != told[n] {
            #expect(told.count { $0 == value } >= 3, "\(value * step) of \(n)")
        }
    }

    private func whole(hidden: Bool) -> NumberRow {
        var release = SmallRelease.table([[20, 20], [30, 30]]).release
        release.indices = [
            SurveyIndex(
                name: "i", form: "f", model: .formative,
                items: [SurveyIndex.Item(name: "q", weight: 1, values: ["1": 1, "2": 0])])
        ]
        if hidden, let row = release.distributions.firstIndex(where: { $0.question == "q" }) {
            release.distributions[row].n = nil
        }
        var row = NumberRow()
        (row.question, row.n, row.mean, row.sd, row.low, row.high) = ("i", 100, 41.3, 49.5, 31.4, 51.2)
        release.numbers = [row]
        release.limitNumbers(JointCounts(breakdowns: [], items: []))
        return release.numbers[0]
    }

    @Test func `the whole is exact, unless an answer it is made of is hidden`() {
        #expect(whole(hidden: false).mean == 41.3 && whole(hidden: false).sd == 49.5)
        let coarse = whole(hidden: true)
        #expect(coarse.mean == 40 && coarse.sd == nil && coarse.low == 30 && coarse.high == 55)
    }

    @Test func `of a test of an index p alone is told, of its reliability two decimals`() {
        var test = TestRow()
        (test.question, test.by, test.test, test.statistic, test.df2) = ("i", "a", "welch", 4.321, 57.3)
        (test.p, test.pAdjusted) = (0.012345, 0.5)
        let release = SmallRelease.table([[20, 20], [30, 30]]).release
        let told = release.withoutStatistic(test)
        #expect(told.statistic == nil && told.df2 == nil && told.p == 0.013)
        test.statistic = 0.71234
        #expect(release.rounded(test).statistic == 0.71)
    }
}
