import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct FormMeasuresTests {
    private func form(_ median: Double, _ low: Double, _ high: Double?, step: Double = 1) -> ReleasedForm {
        var form = SmallTables.form(dirty: 30, of: 50)
        var row = DurationRow()
        (row.question, row.n, row.ended, row.median, row.low, row.high) = ("wait", 90, 80, median, low, high)
        row.precision = .step(step)
        form.durations = [row]
        return form
    }

    private func rule(_ measure: Rule.Measure, atLeast: Double? = nil) throws -> Rule {
        var rule = try #require(try rules("question: wait, measure: \(measure.rawValue)").rules.first)
        rule.atLeast = atLeast
        return rule
    }

    @Test func `the median of a duration is firm where its interval is beyond the threshold`() throws {
        let found = try #require(FormMeasures(form: form(18, 17, 20)).measure(try rule(.median)))
        #expect(found.figure.value == 18 && found.base == 80)
        #expect(found.evidence == ["tables/citizens/durations.csv#question=wait&by=&by_code="])
        #expect(try found.verdict(of: rule(.median, atLeast: 15)) == .firm)
        // Half a day may be missing on either side.
        #expect(try found.verdict(of: rule(.median, atLeast: 17)) == .suggestive)
        #expect(try found.verdict(of: rule(.median, atLeast: 18)) == nil)
    }

    @Test func `a median without an upper bound is not firm`() throws {
        let found = try #require(FormMeasures(form: form(18, 17, nil)).measure(try rule(.median)))
        #expect(try found.verdict(of: rule(.median, atLeast: 10)) == .suggestive)
    }

    /// 18 − 15 = 3; √((18 − 17)² + (16 − 15)²) = √2 below, √((20 − 18)² + (15 − 14)²) = √5 above.
    @Test func `its change has an interval of both`() throws {
        let before = PreviousForm(wave: "w0", form: form(15, 14, 16))
        let found = try #require(
            FormMeasures(form: form(18, 17, 20), previous: before).measure(try rule(.change)))
        #expect(found.figure.value == 3 && found.previous == 15)
        #expect(abs((found.figure.low ?? 0) - (3 - 2.0.squareRoot())) < 1e-12)
        #expect(abs((found.figure.high ?? 0) - (3 + 5.0.squareRoot())) < 1e-12)
    }
}
