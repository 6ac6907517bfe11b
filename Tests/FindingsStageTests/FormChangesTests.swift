import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import FindingsStage

struct FormChangesTests {
    /// The small form with Wilson's intervals.
    private func form(dirty: Int, of base: Int) -> ReleasedForm {
        var form = SmallTables.form(dirty: dirty, of: base)
        for index in form.distributions.indices {
            let row = form.distributions[index]
            let interval = wilsonInterval(successes: row.n ?? 0, of: base)
            form.distributions[index].low = interval.map { 100 * $0.low }
            form.distributions[index].high = interval.map { 100 * $0.high }
        }
        return form
    }

    private func rows(_ now: ReleasedForm, _ before: ReleasedForm, sameRules: Bool = true) -> [ChangeRow] {
        FormChanges(now: now, before: before, previousWave: "w1", hasSameRules: sameRules).rows
    }

    /// Newcombe 1998, table II, (a): 56/70 against 48/80, method 10: 0.0524 to 0.3339.
    @Test func `a change has Newcombe's interval and Pearson's test`() throws {
        let row = try #require(rows(form(dirty: 56, of: 70), form(dirty: 48, of: 80)).last)
        #expect((row.form, row.question, row.code, row.previousWave) == ("citizens", "q1", "2", "w1"))
        #expect(abs((row.change ?? 0) - 20) < 1e-9)
        #expect(abs((row.low ?? 0) - 5.24) < 0.005)
        #expect(abs((row.high ?? 0) - 33.39) < 0.005)
        // R: prop.test(c(56, 48), c(70, 80), correct = FALSE)$p.value
        #expect(abs((row.p ?? 0) - 0.0080450813682) < 1e-12)
        #expect((row.previousBase, row.base) == (80, 70))
        #expect(row.verdict == .rose)
    }

    @Test func `of two answers the one is the other's rest, and counts as one test`() {
        let rows = rows(form(dirty: 56, of: 70), form(dirty: 48, of: 80))
        #expect(rows.map(\.verdict) == [.fell, .rose])
        #expect(rows[0].p == rows[1].p && rows[0].pAdjusted == rows[0].p && rows[1].pAdjusted == rows[0].p)
    }

    @Test func `an answer that nobody gave in either wave has no test`() throws {
        var (now, before) = (form(dirty: 56, of: 70), form(dirty: 48, of: 80))
        now.distributions.append(SmallTables.share("q1", "3", 0, 70, low: 0, high: 5))
        before.distributions.append(SmallTables.share("q1", "3", 0, 80, low: 0, high: 5))
        let last = try #require(rows(now, before).last)
        #expect(last.code == "3" && last.change == 0)
        #expect(last.p == nil && last.verdict == .unclear)
    }

    @Test func `small counts are tested exactly`() {
        let rows = rows(form(dirty: 1, of: 20), form(dirty: 5, of: 20))
        let exact = ContingencyTable(rows: 2, columns: 2, counts: [1, 19, 5, 15]).fisherExact()
        #expect(rows.last?.p == exact)
        #expect(rows.last?.verdict == .unclear)
    }

    @Test func `the p-values are adjusted over the form`() throws {
        var (now, before) = (form(dirty: 56, of: 70), form(dirty: 48, of: 80))
        let more = { (question: String, n: Int, base: Int) in
            (1...3).map { code in
                SmallTables.share(question, "\(code)", n, base, low: 0, high: 100)
            }
        }
        now.distributions += more("derived", 20, 70)
        before.distributions += more("derived", 24, 80)
        let rows = rows(now, before)
        let first = try #require(rows.first)
        #expect(abs((first.pAdjusted ?? 0) - 4 * (first.p ?? 0)) < 1e-12)
    }

    @Test func `a broken series is said and not compared`() {
        func reason(_ change: (inout ReleasedForm) -> Void) -> [ChangeRow.Reason] {
            var before = form(dirty: 48, of: 80)
            change(&before)
            let found = rows(form(dirty: 56, of: 70), before)
            #expect(found.allSatisfy { $0.verdict == .incomparable && $0.change == nil && $0.p == nil })
            return found.map(\.reason)
        }
        #expect(reason { $0.instrument.questions[0].label = "The air?" } == [.wording])
        #expect(reason { $0.instrument.questions[0].choices[1].label = "foul" } == [.choices])
        #expect(reason { $0.instrument.questions[0].choices.removeLast() } == [.choices])
        #expect(reason { $0.instrument.questions[0].relevant = .number(1) } == [.base])
        #expect(reason { $0.instrument.questions[0].kind = .multiple } == [.base])
        #expect(reason { $0.instrument.countsUndecided.toggle() } == [.base])
        #expect(reason { $0.distributions = [] } == [.new])
        #expect(reason { $0.distributions[0].code = "1+2" } == [.together])
        #expect(reason { $0.distributions[0].base = 9 } == [.few])
    }

    @Test func `blanks alone do not make another wording`() {
        var before = form(dirty: 48, of: 80)
        before.instrument.questions[0].label = "  Air "
        #expect(rows(form(dirty: 56, of: 70), before).map(\.reason) == [.none, .none])
    }

    @Test func `what is gone comes last`() {
        var before = form(dirty: 48, of: 80)
        before.distributions.append(SmallTables.share("q9", "1", 3, 80))
        let found = rows(form(dirty: 56, of: 70), before)
        #expect(found.map(\.question) == ["q1", "q1", "q9"])
        #expect(found.last?.reason == .gone)
    }

    @Test func `derived shares are compared only if the rules that define them are the same`() {
        var (now, before) = (form(dirty: 56, of: 70), form(dirty: 48, of: 80))
        now.distributions = [SmallTables.share("d", "1", 20, 70, low: 1, high: 2)]
        before.distributions = [SmallTables.share("d", "1", 20, 80, low: 1, high: 2)]
        #expect(rows(now, before).map(\.reason) == [.none])
        #expect(rows(now, before, sameRules: false).map(\.reason) == [.base])
    }

    @Test func `a derived share breaks with the questions it is made of`() throws {
        var (now, before) = (form(dirty: 56, of: 70), form(dirty: 48, of: 80))
        now.distributions = [SmallTables.share("d", "1", 20, 70, low: 1, high: 2)]
        before.distributions = [SmallTables.share("d", "1", 20, 80, low: 1, high: 2)]
        before.instrument.questions[0].label = "The air?"
        let changes = FormChanges(
            now: now, before: before, previousWave: "w1", hasSameRules: true,
            sources: { $0 == "d" ? ["q1"] : [] })
        #expect(changes.rows.map(\.reason) == [.wording])
    }

    /// Nothing is told that either release hides: it sees only what the tables hold.
    @Test func `withheld shares are not compared`() {
        var before = form(dirty: 48, of: 80)
        for index in before.distributions.indices { before.distributions[index].precision = .withheld }
        #expect(rows(form(dirty: 56, of: 70), before).map(\.reason) == [.together])
    }

    @Test func `with weights the bases are divided by the released design effects`() throws {
        func weighted(_ percent: Double, _ base: Int, _ effect: Double) -> ReleasedForm {
            var form = form(dirty: base / 2, of: base)
            for (index, share) in [100 - percent, percent].enumerated() {
                form.distributions[index].weightedPercent = share
                form.distributions[index].weightedLow = share - 8
                form.distributions[index].weightedHigh = share + 8
            }
            var row = WeightRow()
            (row.measure, row.value) = (.designEffect, effect)
            form.weights = [row]
            return form
        }
        let row = try #require(rows(weighted(40, 150, 1.6), weighted(55, 200, 1.3)).last)
        // R: prop.test(c(.4 * 150 / 1.6, .55 * 200 / 1.3), c(150 / 1.6, 200 / 1.3), correct = FALSE)$p.value
        #expect(abs((row.p ?? 0) - 0.0220265419782983) < 1e-12)
        #expect(row.test == .raoScott && row.change == -15)
        #expect(abs((row.low ?? 0) - (-15 - 128.0.squareRoot())) < 1e-12)
        // A design effect of one year alone makes the test Rao and Scott's, too.
        #expect(rows(weighted(40, 150, 1), weighted(55, 200, 1.3)).last?.test == .raoScott)
    }

    private func panel(_ code: String, _ both: Int, _ lost: Int, _ gained: Int, _ neither: Int) -> PanelRow {
        var row = PanelRow()
        (row.question, row.code, row.previousWave) = ("q1", code, "w1")
        (row.both, row.lost, row.gained, row.neither) = (both, lost, gained, neither)
        row.n = both + lost + gained + neither
        return row
    }

    @Test func `those who answered in both waves of a panel are compared one by one`() throws {
        var now = form(dirty: 56, of: 70)
        now.panel = [PanelRow(), panel("1", 0, 12, 2, 36), panel("2", 36, 2, 12, 0)]
        let found = rows(now, form(dirty: 48, of: 80))
        let row = try #require(found.last)
        #expect((row.previousBase, row.base, row.test) == (50, 50, .mcNemarExact))
        #expect((row.previousPercent, row.percent) == (76, 96))
        // Newcombe 1998 (paired), table II; R: binom.test(12, 14)$p.value
        #expect(abs((row.low ?? 0) - 5.69) < 0.005 && abs((row.high ?? 0) - 34.04) < 0.005)
        #expect(abs((row.p ?? 0) - 0.012939453125) < 1e-12)
        #expect(found.map(\.verdict) == [.fell, .rose] && found[0].pAdjusted == found[1].pAdjusted)
    }

    @Test func `pairs that are withheld, few or of another wave are not used`() {
        func test(_ change: (inout PanelRow) -> Void) -> ChangeRow.Test? {
            var now = form(dirty: 56, of: 70)
            var row = panel("2", 36, 2, 12, 0)
            change(&row)
            now.panel = [row]
            return rows(now, form(dirty: 48, of: 80)).last?.test
        }
        #expect(test { _ in } == .mcNemarExact)
        #expect(test { $0.lost = nil } == .pearson)
        #expect(test { $0.previousWave = "w0" } == .pearson)
        #expect(test { ($0.both, $0.gained) = (3, 4) } == .pearson)
    }
}
