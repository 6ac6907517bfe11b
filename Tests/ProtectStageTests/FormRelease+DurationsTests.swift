import StageFiles
import SurveyModel
import Testing

@testable import ProtectStage

struct FormReleaseDurationsTests {
    /// A duration of all and in the groups of `a`, each with so many for whom it ended.
    private func released(_ groups: [Int], minimum: Int = 3) -> [DurationRow] {
        var release = SmallRelease.table([groups, groups.map { _ in 40 }], minimum: minimum).release
        func row(_ ended: Int, by: String, _ code: String) -> DurationRow {
            var row = DurationRow()
            (row.question, row.by, row.byCode) = ("d", by, code)
            (row.n, row.ended, row.q1, row.median, row.q3) = (ended + 3, ended, 11, 17.5, 26)
            (row.low, row.high) = (14, 21)
            return row
        }
        release.durations =
            [row(groups.reduce(0, +), by: "", "")]
            + groups.enumerated().map { row($1, by: "a", "\($0 + 1)") }
        release.limitDurations()
        return release.durations
    }

    @Test func `from thirty on days are whole, of fewer in fives and outwards`() {
        let rows = released([48, 29])
        #expect(
            rows.map(\.median) == [18, 18, 20] && rows.map(\.precision) == [.step(1), .step(1), .step(5)])
        #expect(rows[2].q1 == nil && rows[2].q3 == nil && rows[2].low == 10 && rows[2].high == 25)
        #expect(rows[1].q1 == 11 && rows[1].q3 == 26)
    }

    @Test func `how many there are is rounded down`() {
        #expect(
            released([48, 29]).map(\.ended) == [75, 45, 25] && released([48, 29]).map(\.n) == [80, 50, 30])
    }

    @Test func `under ten nothing is told, and as many groups as make ten together`() {
        let rows = released([4, 29, 60])
        #expect(rows.map { $0.median == nil } == [false, true, true, false])
        #expect(rows[1].n == nil && rows[1].precision == .withheld && rows[2].ended == nil)
        #expect(released([6, 7, 60]).map { $0.median == nil } == [false, true, true, false])
        #expect(released([5]).allSatisfy { $0.median == nil && $0.n == nil })
    }

    @Test func `with nothing small all is told as it is`() {
        #expect(released([4, 29], minimum: 1)[1].median == 17.5)
    }
}
