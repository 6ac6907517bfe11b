import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

/// A quota of sixty men and sixty women, set on q2.
struct QuotaGroupsTests {
    private let share =
        "question: q1, measure: share, code: \"2\", at-least: 50, factor: \"1\", quadrant: weakness"

    /// - Parameter dirty: How many men and how many women call the air dirty.
    private func form(dirty men: Int, _ women: Int) -> ReleasedForm {
        var form = SmallTables.form(dirty: men + women, of: 120, low: 55, high: 75)
        form.form.design = SampleDesign(kind: .quota, by: ["q2"])
        form.distributions += ["1", "2"].map { code in
            var row = SmallTables.share("q2", code, 60, 120)
            row.method = StageFiles.Method.text([.setByQuota])
            row.label = LocalizedText(everywhere: code == "1" ? "men" : "women")
            return row
        }
        form.crosstabs = zip(["1", "2"], [men, women]).map { group, n in
            var cell = CrosstabRow()
            (cell.question, cell.by, cell.code, cell.byCode) = ("q1", "q2", "2", group)
            (cell.n, cell.base, cell.percent) = (n, 60, 100 * Double(n) / 60)
            return cell
        }
        var test = TestRow()
        (test.question, test.by, test.pAdjusted) = ("q1", "q2", 0.001)
        form.tests = [test]
        return form
    }

    private func finding(_ form: ReleasedForm, _ keys: String? = nil) throws -> FindingRow? {
        try RuleRun(forms: [form], indicators: nil, languages: ["en"]).findings(
            of: rules(keys ?? share).rules
        ).first
    }

    /// 57 of 60 and 21 of 60: V = √(60·(.95 − .65)² · 2 / (120 · .65 · .35)) = .629.
    @Test func `a share that the quota decides is told by its groups, without interval and not firm`() throws
    {
        let row = try #require(try finding(form(dirty: 57, 21)))
        #expect(row.quota == "q2")
        #expect(row.text["en"] == "65.0% call the air dirty. Sex: men – 95.0%; women – 35.0%")
        #expect(row.low == nil && row.high == nil && row.verdict == .suggestive)
        #expect(row.evidence.hasSuffix("crosstabs.csv#question=q1&by=q2&code=2&by_code=2"))
    }

    /// 54 and 36 of 60, V = .346: the threshold is reached among men and women alike. 40 and 38, V = .036.
    @Test(arguments: [(54, 36), (40, 38)])
    func `a share that it does not decide is told as any other`(men: Int, women: Int) throws {
        let row = try #require(try finding(form(dirty: men, women)))
        #expect(row.quota.isEmpty && row.low == 55 && row.verdict == .firm)
        #expect(row.text["en"].hasSuffix("call the air dirty."))
    }

    @Test func `only what the adjusted test shows is told by groups`() throws {
        var chance = form(dirty: 57, 21)
        chance.tests[0].pAdjusted = 0.06
        #expect(try finding(chance)?.quota == "")
    }

    @Test func `where a cell is withheld the others are told`() throws {
        var hidden = form(dirty: 57, 21)
        (hidden.crosstabs[0].n, hidden.crosstabs[0].base, hidden.crosstabs[0].percent) = (nil, nil, nil)
        let row = try #require(try finding(hidden))
        #expect(row.quota == "q2")
        #expect(row.text["en"] == "65.0% call the air dirty. Sex: women – 35.0%")
        #expect(!row.evidence.contains("by_code=1"))
    }

    @Test func `where weights put the quota right it is not told by groups`() throws {
        var raked = form(dirty: 57, 21)
        for index in raked.distributions.indices where raked.distributions[index].question == "q2" {
            raked.distributions[index].method = StageFiles.Method.text(
                [.setByQuota], weighted: [.setByMargin])
        }
        #expect(try finding(raked)?.quota == "")
    }

    @Test(arguments: [
        "question: q2, measure: share, code: \"1\", at-least: 10", "question: q2, measure: mode",
    ])
    func `what the quota sets is no finding`(keys: String) throws {
        #expect(try finding(form(dirty: 57, 21), keys) == nil)
        let run = RuleRun(forms: [form(dirty: 57, 21)], indicators: nil, languages: ["en"])
        #expect(try run.setByDesign(rules(keys).rules).map(\.id) == ["air"])
        var random = form(dirty: 57, 21)
        for index in random.distributions.indices { random.distributions[index].method = "wilson" }
        #expect(try finding(random, keys) != nil)
    }
}
