import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct RuleRunDistanceTests {
    private func finding(_ keys: String, _ form: ReleasedForm) throws -> FindingRow {
        let run = RuleRun(forms: [form], indicators: nil, languages: ["en"])
        return try #require(
            run.findings(of: rules("recommendation: Act, question: q1, \(keys)").rules).first)
    }

    @Test func `a share goes so many points beyond its threshold`() throws {
        let row = try finding(
            "measure: share, code: \"2\", at-least: 50", SmallTables.form(dirty: 76, of: 120))
        #expect(abs(try #require(row.beyond) - (7600.0 / 120 - 50)) < 1e-12)
        #expect(row.atLeast == 50 && row.atMost == nil)
        let below = try finding(
            "measure: share, code: \"2\", at-most: 25", SmallTables.form(dirty: 24, of: 120))
        #expect(below.beyond == 5)
    }

    /// 2.6 on a scale from 1 to 5 is a tenth of its length below 3.
    @Test func `a mean goes so many hundredths of its scale beyond`() throws {
        let row = try finding("measure: mean, at-most: 3", scored(mean: 2.6))
        #expect(abs(try #require(row.beyond) - 10) < 1e-9)
    }

    /// 25.6 % of 117: 25 % could never be told from it. The nearest that 117 answers could tell is 11.6 % (R, see the
    /// tests of `DetectableDifference`).
    @Test func `a target that no next wave could tell is set at the nearest that it could`() throws {
        let row = try finding(
            "measure: share, code: \"2\", at-least: 25", SmallTables.form(dirty: 30, of: 117))
        #expect(row.target == 11)
        #expect(row.targetBase == 117)
    }

    /// 90 % of 120 against 50 %: h = .9273, so 1 / (.9273² / 2.8016² − 1/120) = 9.9 answers are enough.
    @Test func `a threshold far away is itself the target, with the answers that it takes`() throws {
        let row = try finding(
            "measure: share, code: \"2\", at-least: 50", SmallTables.form(dirty: 108, of: 120))
        #expect(row.target == 50)
        #expect(row.targetBase == 10)
    }

    @Test func `a target lies on the other side of today's figure than the finding`() throws {
        let row = try finding(
            "measure: share, code: \"2\", at-most: 25", SmallTables.form(dirty: 24, of: 120))
        #expect(try #require(row.target) > 25)
    }

    @Test func `in a full count the threshold is the target`() throws {
        var form = SmallTables.form(dirty: 30, of: 117)
        form.form.population = 117
        let row = try finding("measure: share, code: \"2\", at-least: 25", form)
        #expect(row.target == 25 && row.targetBase == nil)
    }

    @Test func `without a threshold there is nothing to go beyond and nothing to reach`() throws {
        let row = try finding("measure: mode", SmallTables.form(dirty: 75, of: 120))
        #expect(row.beyond == nil && row.target == nil)
    }

    /// Only what is of the first priority, firm and large is of the first urgency.
    @Test(arguments: [
        (1, 90.0, 65.0, 1), (1, 90, 40, 2), (1, 52, 51, 2), (2, 90, 65, 2), (1, 52, 40, 2), (2, 52, 40, 3),
        (3, 90, 65, 2), (3, 90, 40, 3),
    ])
    func `urgency follows from priority, firmness and size`(
        priority: Int, percent: Double, low: Double, urgency: Int
    ) throws {
        let form = SmallTables.form(dirty: Int(percent), of: 100, low: low, high: 99)
        let row = try finding("measure: share, code: \"2\", at-least: 50, priority: \(priority)", form)
        #expect(row.urgency == urgency)
    }

    private func scored(mean: Double) -> ReleasedForm {
        var form = SmallTables.form(dirty: 1, of: 2)
        form.distributions = (1...5).map { SmallTables.share("q1", "\($0)", 8, 40) }
        form.numbers = [SmallTables.number("q1", mean: mean)]
        return form
    }
}
