import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionChangesTests {
    private func change(_ verdict: ChangeRow.Verdict) -> ChangeRow {
        var row = ChangeRow()
        row.verdict = verdict
        return row
    }

    private func outcome(
        _ target: Double, before: Double, now: Double?, _ low: Double? = nil, _ high: Double? = nil,
        _ verdict: ChangeRow.Verdict
    ) -> TargetOutcome {
        TargetOutcome(
            target: target, before: before, now: Estimate(value: now, low: low, high: high),
            change: change(verdict))
    }

    @Test func `a target is reached from either side`() {
        #expect(outcome(60, before: 50, now: 61, 50, 70, .unclear) == .reached)
        #expect(outcome(40, before: 50, now: 40, 30, 50, .unclear) == .reached)
    }

    @Test func `one that is not is neared, missed or cannot be told`() {
        #expect(outcome(60, before: 50, now: 57, 54, 59, .rose) == .nearer)
        #expect(outcome(60, before: 50, now: 45, 41, 49, .fell) == .missed)
        #expect(outcome(60, before: 50, now: 52, 42, 62, .unclear) == .unknown)
        #expect(outcome(40, before: 50, now: 48, 44, 52, .unclear) == .missed)
        #expect(outcome(60, before: 50, now: 70, 65, 75, .incomparable) == .unknown)
        #expect(outcome(60, before: 50, now: nil, nil, nil, .unclear) == .unknown)
    }

    @Test func `the largest moves come first, and what does not move is only counted`() throws {
        let question = SmallReport.question([
            SmallReport.choice("1", "clean"), SmallReport.choice("2", "dirty"),
        ])
        let form = SmallReport.form(question, [("1", 40), ("2", 60)])
        var input = SmallReport.input(form)
        let wave = Wave(name: "w1", paths: WavePaths(surveys: "s", wave: "w1"), languages: ["en"])
        input.earlier = [EarlierWave(wave: wave, forms: [ReportForm(form)])]
        input.changes = [("1", -20.0, ChangeRow.Verdict.fell), ("2", 25, .rose), ("1", 1, .unclear)].map {
            var row = change($2)
            (row.form, row.question, row.code, row.change) = ("people", "q1", $0, $1)
            return row
        }
        var broken = change(.incomparable)
        (broken.form, broken.question, broken.reason) = ("people", "q1", .wording)
        input.changes.append(broken)
        let view = try #require(Edition(Outline(input), "en").comparison)
        #expect(view.moved.map(\.change) == ["+25.0", "−20.0"])
        #expect(view.moved.map(\.answer) == ["dirty", "clean"])
        #expect((view.tested.n, view.shown.n) == ("3", "2"))
        #expect(view.broken.map(\.reason.chosen) == [["wording"]])
        #expect(view.wave == "w1")
    }
}
