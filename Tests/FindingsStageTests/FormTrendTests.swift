import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import FindingsStage

struct FormTrendTests {
    private func form(dirty: Int, of base: Int, mean: Double? = nil) -> ReleasedForm {
        var form = SmallTables.form(dirty: dirty, of: base, low: 1, high: 99)
        form.numbers = mean.map { [SmallTables.number("q1", mean: $0)] } ?? []
        return form
    }

    private func rows(_ now: ReleasedForm, _ earlier: [(String, ReleasedForm)]) -> [[String]] {
        let pairs = earlier.map {
            FormChanges(now: now, before: $0.1, previousWave: $0.0, hasSameRules: true)
        }
        return FormTrend(wave: "w3", now: now, earlier: pairs).rows.map {
            [
                $0.question, $0.code, $0.measure.rawValue, $0.wave, $0.value.map { "\($0)" } ?? "",
                $0.reason.rawValue,
            ]
        }
    }

    @Test func `each answer has a figure of each wave, the earliest first`() {
        #expect(
            rows(form(dirty: 56, of: 70), [("w2", form(dirty: 40, of: 80)), ("w1", form(dirty: 20, of: 80))])
                == [
                    ["q1", "1", "share", "w1", "75.0", ""], ["q1", "1", "share", "w2", "50.0", ""],
                    ["q1", "1", "share", "w3", "20.0", ""], ["q1", "2", "share", "w1", "25.0", ""],
                    ["q1", "2", "share", "w2", "50.0", ""], ["q1", "2", "share", "w3", "80.0", ""],
                ])
    }

    @Test func `a wave with another wording is said and not shown, the others stay`() {
        var first = form(dirty: 20, of: 80, mean: 2)
        first.instrument.questions[0].label = "The air?"
        let found = rows(
            form(dirty: 56, of: 70, mean: 4), [("w2", form(dirty: 40, of: 80, mean: 3)), ("w1", first)])
        #expect(
            found.filter { $0[5] == "wording" }.map { [$0[0], $0[2], $0[3], $0[4]] } == [
                ["q1", "share", "w1", ""], ["q1", "mean", "w1", ""],
            ])
        #expect(
            found.filter { $0[2] == "mean" && $0[5] == "" }.map { [$0[3], $0[4]] } == [
                ["w2", "3.0"], ["w3", "4.0"],
            ])
        #expect(!found.contains { $0[3] == "w1" && $0[4] != "" })
    }

    @Test func `few answers, what was not asked and what is asked no longer are named`() {
        var gone = form(dirty: 20, of: 80)
        gone.distributions.append(SmallTables.share("q9", "1", 3, 80))
        var new = form(dirty: 20, of: 80)
        new.distributions = []
        let found = rows(
            form(dirty: 56, of: 70), [("w3b", form(dirty: 2, of: 8)), ("w2", new), ("w1", gone)])
        #expect(
            found.filter { $0[5] != "" }.map { [$0[0], $0[3], $0[5]] } == [
                ["q1", "w2", "new"], ["q1", "w3b", "few"], ["q9", "w1", "gone"],
            ])
    }
}
