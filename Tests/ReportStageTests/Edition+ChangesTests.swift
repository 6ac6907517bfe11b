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

    private func finding(
        _ id: String, _ quadrant: Quadrant, question: String = "q1", code: String = "1",
        measure: Rule.Measure = .share, matter: String = ""
    ) -> FindingRow {
        var row = FindingRow()
        (row.id, row.form, row.question, row.code) = (id, "people", question, code)
        (row.quadrant, row.measure, row.matter) = (quadrant, measure.rawValue, matter)
        row.text = LocalizedText(everywhere: "\(id) is so.")
        return row
    }

    private func comparison(
        _ now: [FindingRow], _ before: [FindingRow], changes: [ChangeRow] = [],
        change: (inout ReportInput) -> Void = { _ in }
    ) throws -> ComparisonView {
        let question = SmallReport.question([
            SmallReport.choice("1", "clean"), SmallReport.choice("2", "dirty"),
        ])
        let form = SmallReport.form(question, [("1", 40), ("2", 60)])
        var input = ReportInput(
            wave: Wave(name: "w2", paths: WavePaths(surveys: "s", wave: "w2"), languages: ["en"]),
            forms: [form], findings: now)
        let wave = Wave(name: "w1", paths: WavePaths(surveys: "s", wave: "w1"), languages: ["en"])
        input.earlier = [EarlierWave(wave: wave, forms: [ReportForm(form)], findings: before)]
        input.changes = changes
        change(&input)
        return try #require(Edition(Outline(input), "en").comparison)
    }

    @Test func `findings are new, gone or turned round, and marked where the figure moved`() throws {
        var fell = change(.fell)
        (fell.form, fell.question, fell.code) = ("people", "q1", "2")
        let view = try comparison(
            [
                finding("stays", .threat), finding("good", .strength),
                finding("new", .weakness, question: "q2"),
            ],
            [
                finding("stays", .threat), finding("bad", .weakness, code: "2"),
                finding("gone", .opportunity, question: "q3"),
            ], changes: [fell])
        #expect(view.turned.map(\.before) == ["bad is so."] && view.turned.map(\.isShown) == [true])
        #expect(view.turned.first?.now?.id == "good")
        #expect(view.new.map(\.now?.id) == ["new"] && view.new.map(\.isShown) == [false])
        #expect(view.gone.map(\.before) == ["gone is so."])
        #expect(view.findingsMoved)
    }

    @Test func `the same matter turns round too, the same side does not`() throws {
        let view = try comparison(
            [
                finding("good", .strength, question: "d", matter: "air"),
                finding("worse", .weakness, question: "q4"),
            ],
            [finding("bad", .weakness, matter: "air"), finding("bad4", .weakness, question: "q4")])
        #expect(view.turned.map(\.now?.id) == ["good"])
        #expect(view.new.map(\.now?.id) == ["worse"] && view.gone.map(\.before) == ["bad4 is so."])
    }

    @Test func `indicators and statements are compared only where both waves have them`() throws {
        let official = [finding("rate", .weakness, measure: .indicator)]
        #expect(try comparison([], official).gone.isEmpty)
        func statement(_ text: String) -> SwotRow {
            var row = SwotRow()
            (row.quadrant, row.text) = (.strength, LocalizedText(everywhere: text))
            return row
        }
        let both = SwotFiles(rules: "r", indicators: "i", statements: "s")
        let view = try comparison([], official) { input in
            var wave = input.wave
            wave.swot = both
            var earlier = input.earlier
            earlier[0].wave.swot = both
            earlier[0].swot = [statement("Old."), statement("Kept.")]
            let findings = input.findings
            input = ReportInput(wave: wave, forms: [], findings: findings)
            input.earlier = earlier
            input.swot = [statement("Kept."), statement("New.")]
        }
        #expect(view.gone.count == 1)
        #expect(view.stated.map(\.text) == ["▲ New."] && view.dropped.map(\.text) == ["▲ Old."])
    }

    @Test func `a panel is told apart, with what of it is not compared person by person`() throws {
        var paired = change(.rose)
        (paired.form, paired.question, paired.code, paired.test) = ("people", "q1", "1", .mcNemar)
        var whole = paired
        (whole.code, whole.test) = ("2", .pearson)
        let view = try comparison([], [], changes: [paired, whole]) { input in
            var form = input.forms[0].released
            var row = PanelRow()
            row.n = 80
            form.panel = [row]
            let (wave, earlier, changes) = (input.wave, input.earlier, input.changes)
            input = ReportInput(wave: wave, forms: [form])
            (input.earlier, input.changes) = (earlier, changes)
        }
        #expect(view.panels.map(\.members) == ["80"] && view.panels.map(\.isPart) == [true])
        #expect(view.moved.map(\.isUnpaired) == [false, true])
    }

    @Test func `all waves stand side by side, and where a series breaks is said`() throws {
        func row(_ wave: String, _ value: Double?, _ reason: ChangeRow.Reason = .none) -> TrendRow {
            var row = TrendRow()
            (row.form, row.question, row.wave, row.value, row.reason) = ("people", "q1", wave, value, reason)
            if value != nil { (row.code, row.base) = ("1", 20) }
            return row
        }
        let question = SmallReport.question([
            SmallReport.choice("1", "clean"), SmallReport.choice("2", "dirty"),
        ])
        let form = SmallReport.form(question, [("1", 40), ("2", 60)])
        var input = SmallReport.input(form)
        let earlier = ["w1", "w0"].map { name in
            EarlierWave(
                wave: Wave(name: name, paths: WavePaths(surveys: "s", wave: name), languages: ["en"]),
                forms: [ReportForm(form)])
        }
        input.earlier = earlier
        #expect(Edition(Outline(input), "en").trendView == nil)
        input.trend = [row("w0", nil, .wording), row("w1", 30), row(input.wave.name, 40)]
        let view = try #require(Edition(Outline(input), "en").trendView?.forms.first)
        #expect(view.waves.map(\.text) == ["w0", "w1", input.wave.name])
        #expect(view.lines.map { $0.cells.map(\.text) } == [["–", "30.0%*", "40.0%*"]])
        #expect(view.breaks.map(\.wave) == ["w0"] && view.breaks.map(\.reason.chosen) == [["wording"]])
    }
}
