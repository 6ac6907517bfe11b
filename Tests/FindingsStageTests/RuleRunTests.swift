import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct RuleRunTests {
    private let share =
        "question: q1, measure: share, code: \"2\", at-least: 50, factor: \"1\", quadrant: weakness"

    private func findings(_ keys: String, _ form: ReleasedForm) throws -> [FindingRow] {
        RuleRun(forms: [form], indicators: nil, languages: ["en", "kk"]).findings(of: try rules(keys).rules)
    }

    @Test func `a finding is firm if its whole interval is beyond the threshold`() throws {
        let firm = try findings(share, SmallTables.form(dirty: 76, of: 120, low: 54.4, high: 71.4))
        #expect(firm.map(\.verdict) == [.firm])
        let suggestive = try findings(share, SmallTables.form(dirty: 63, of: 120, low: 43.6, high: 61.2))
        #expect(suggestive.map(\.verdict) == [.suggestive])
        #expect(try findings(share, SmallTables.form(dirty: 59, of: 120, low: 40.4, high: 58.0)).isEmpty)
    }

    @Test func `nothing is firm on a small base`() throws {
        let few = try findings(share, SmallTables.form(dirty: 29, of: 29, low: 88.3, high: 100))
        #expect(few.map(\.verdict) == [.suggestive])
    }

    @Test func `the sentence holds the figure as the language writes it, and the row what proves it`() throws
    {
        let row = try #require(
            findings(share, SmallTables.form(dirty: 75, of: 120, low: 53.6, high: 70.6)).first)
        #expect(row.text["en"] == "62.5% call the air dirty.")
        #expect(row.text["kk"] == "62,5\u{A0}% call the air dirty.")
        #expect(row.evidence == "tables/citizens/distributions.csv#question=q1&code=2")
        #expect(row.topic == "ecology")
        #expect(row.n == 120)
    }

    @Test func `a share of very few is told as counts`() throws {
        let row = try #require(findings(share, SmallTables.form(dirty: 5, of: 8, low: 30, high: 86)).first)
        #expect(row.text["en"] == "Air: answer 2: 5/8")
        #expect(row.value == 62.5)
        let run = RuleRun(
            forms: [SmallTables.form(dirty: 5, of: 8)], indicators: nil, languages: ["en"],
            book: RuleBook(wording: [.counts: "“{label}” of “{question}”: {count} of {base}."]))
        #expect(try run.findings(of: rules(share).rules).first?.text["en"] == "“answer 2” of “Air”: 5 of 8.")
    }

    @Test func `without a threshold a rule describes`() throws {
        let rows = try findings("question: q1, measure: mode", SmallTables.form(dirty: 75, of: 120))
        #expect(rows.map(\.code) == ["2"])
        #expect(rows.map(\.verdict) == [FindingRow.Verdict.none])
    }

    @Test func `answers equally frequent are all named`() throws {
        let rows = try findings("question: q1, measure: mode", SmallTables.form(dirty: 60, of: 120))
        #expect(rows.map(\.code) == ["1 2"])
    }

    @Test func `nobody answered: no finding`() throws {
        #expect(try findings(share, SmallTables.form(dirty: 0, of: 0)).isEmpty)
    }

    @Test func `a mean may be judged from above`() throws {
        var form = SmallTables.form(dirty: 1, of: 2)
        form.numbers = [SmallTables.number("q1", mean: 2.6)]
        let rows = try findings("question: q1, measure: mean, at-most: 3", form)
        #expect(rows.map(\.verdict) == [.firm])
        #expect(rows.map { $0.text["en"] } == ["2.6 call the air dirty."])
    }

    @Test func `an association is told only if the adjusted test shows it`() throws {
        var test = TestRow()
        test.question = "q1"
        test.by = "q2"
        test.test = "pearson"
        test.p = 0.01
        test.pAdjusted = 0.2
        test.cramersV = 0.3
        var form = SmallTables.form(dirty: 60, of: 120)
        form.tests = [test]
        let keys = "question: q1, measure: association, by: q2"
        #expect(try findings(keys, form).isEmpty)
        form.tests[0].pAdjusted = 0.04
        #expect(
            try findings(keys, form).map(\.evidence) == [
                "tables/citizens/tests.csv#question=q1&by=q2&test=pearson"
            ])
        // A pair is tested once: the other question may stand first.
        (form.tests[0].question, form.tests[0].by) = ("q2", "q1")
        #expect(try findings(keys, form).count == 1)
        // Of some tests no more is told than p: it is that of the sentence, adjusted.
        form.tests[0].cramersV = nil
        #expect(try findings(keys, form).map(\.value) == [0.04])
        form.form.statistics.level = 0.99
        #expect(try findings(keys, form).isEmpty)
    }

    @Test func `a difference is told only if the adjusted test and the column letters say so`() throws {
        var form = SmallTables.form(dirty: 60, of: 120)
        var test = TestRow()
        (test.question, test.by, test.pAdjusted) = ("q1", "q2", 0.04)
        form.tests = [test]
        form.crosstabs = [("1", 70.0, "B"), ("2", 40.0, "")].map { group, percent, letters in
            var cell = CrosstabRow()
            cell.question = "q1"
            cell.by = "q2"
            cell.code = "2"
            cell.byCode = group
            cell.base = 60
            cell.percent = percent
            cell.letters = letters
            return cell
        }
        let keys = "question: q1, measure: difference, code: \"2\", by: q2, groups: [\"1\", \"2\"]"
        #expect(try findings(keys, form).map(\.value) == [30])
        form.tests[0].pAdjusted = 0.06
        #expect(try findings(keys, form).isEmpty)
        form.tests[0].pAdjusted = 0.04
        form.crosstabs[0].letters = ""
        #expect(try findings(keys, form).isEmpty)
    }

    @Test func `several answers count together by the share that is tabulated for them`() throws {
        let book = try rules("question: q1, measure: share, code: [\"1\", \"2\"], at-least: 50")
        #expect(book.derived.map(\.name) == ["q1_1_2"])
        #expect(book.derived.map(\.isImplied) == [true])
        var form = SmallTables.form(dirty: 60, of: 120)
        form.distributions.append(SmallTables.share("q1_1_2", "1", 110, 120, low: 85, high: 95))
        let rows = RuleRun(forms: [form], indicators: nil, languages: ["en"]).findings(of: book.rules)
        #expect(rows.map(\.verdict) == [.firm])
        #expect(rows.map(\.evidence) == ["tables/citizens/distributions.csv#question=q1_1_2&code=1"])
    }

    @Test func `a change since the previous wave has the interval of a difference`() throws {
        // Newcombe (1998), method 10: 56/70 less 48/80 is 20 points, from 5.24 to 33.39.
        let book = try rules("question: q1, measure: change, code: \"2\", at-least: 5")
        let now = SmallTables.form(dirty: 56, of: 70, low: 69.175, high: 87.688)
        let before = SmallTables.form(dirty: 48, of: 80, low: 49.046, high: 70.018)
        let run = RuleRun(
            forms: [now], indicators: nil, previous: [PreviousForm(wave: "2019", form: before)],
            languages: ["en"])
        let row = try #require(run.findings(of: book.rules).first)
        #expect(abs((row.low ?? 0) - 5.24) < 0.05)
        #expect(abs((row.high ?? 0) - 33.39) < 0.05)
        #expect(row.verdict == .firm)
        #expect(row.text["en"] == "20.0 call the air dirty.")
        #expect(row.evidence.hasSuffix(" ../2019/tables/citizens/distributions.csv#question=q1&code=2"))
        let few = RuleRun(
            forms: [SmallTables.form(dirty: 9, of: 9, low: 70, high: 100)], indicators: nil,
            previous: [PreviousForm(wave: "2019", form: before)], languages: ["en"])
        #expect(few.findings(of: book.rules).isEmpty)
        let alone = RuleRun(forms: [now], indicators: nil, languages: ["en"])
        #expect(alone.findings(of: book.rules).isEmpty)
    }
}
