import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

struct FormReleaseIndicesTests {
    /// An index of `q` in the groups of `a`, each with so many scores and that mean.
    private func released(_ groups: [(n: Int, mean: Double)]) -> [IndexMeanRow] {
        var release = SmallRelease.table([groups.map(\.n), groups.map { _ in 40 }]).release
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

    /// One respondent of 48 moves the mean by 100/48 = 2.08 at most: steps of 5.
    @Test func `means are rounded to a step that no respondent alone can move them by`() {
        let rows = released([(48, 61.3), (203, 47.77)])
        #expect(rows.map(\.mean) == [60, 48] && rows.map(\.n) == [45, 200])
        // Intervals outwards.
        #expect(rows.map(\.low) == [55, 44.5] && rows.map(\.high) == [65, 51])
        #expect(rows.map(\.precision) == [.step(5), .step(0.5)])
    }

    @Test func `under ten scores nothing is told, under thirty no spread`() {
        let rows = released([(4, 20), (29, 50.2), (60, 40), (70, 30)])
        #expect(rows[0].mean == nil && rows[0].n == nil && rows[0].precision == .withheld)
        // The smallest of the others goes too, so that the rest is of ten at least.
        #expect(rows[1].mean == nil && rows[2].mean == 40 && rows[2].sd != nil)
        let small = released([(29, 50.2), (60, 40)])
        #expect(small[0].mean == 50 && small[0].sd == nil && small[0].median == nil)
    }

    @Test func `two small groups that make ten together need no third`() {
        let rows = released([(6, 20), (7, 30), (60, 40)])
        #expect(rows.map { $0.mean == nil } == [true, true, false])
    }

    @Test(arguments: [(100.0, 48, 5.0), (100, 203, 0.5), (4, 100, 0.05), (100, 100, 1), (2, 10, 0.2)])
    func `the step is 1, 2 or 5 times a power of ten`(width: Double, n: Int, step: Double) {
        #expect(abs(stepOfMean(width: width, n: n) - step) < 1e-12)
    }
}
