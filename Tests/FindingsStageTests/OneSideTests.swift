import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct OneSideTests {
    /// 61.9 % are content, 38.1 % not, and both thresholds are reached: once, as the side that goes further.
    @Test(arguments: [(33.0, 60.0, "bad"), (37.0, 60.0, "good"), (36.1, 60.0, "bad")])
    func `a question stands on one side of the SWOT only`(bad: Double, good: Double, kept: String) throws {
        let form = SmallTables.form(dirty: 8, of: 21)
        let book = try book(
            "{id: bad, form: citizens, question: q1, measure: share, code: \"2\", at-least: \(bad), quadrant: weakness",
            "{id: good, form: citizens, question: q1, measure: share, code: \"1\", at-least: \(good), quadrant: strength"
        )
        let run = RuleRun(forms: [form], indicators: nil, languages: ["en"], book: book)
        #expect(run.findings(of: book.rules).map(\.id) == [kept])
    }

    @Test func `a firm side stands before one that goes further but is suggestive`() throws {
        var form = SmallTables.form(dirty: 60, of: 120, low: 41, high: 59)
        form.distributions[0] = SmallTables.share("q1", "1", 60, 120, low: 41, high: 59)
        let book = try book(
            "{id: bad, form: citizens, question: q1, measure: share, code: \"2\", at-least: 40, quadrant: weakness",
            "{id: good, form: citizens, question: q1, measure: share, code: \"1\", at-least: 20, quadrant: strength"
        )
        let run = RuleRun(forms: [form], indicators: nil, languages: ["en"], book: book)
        #expect(run.findings(of: book.rules).map(\.id) == ["good"])
    }

    @Test func `a share derived from the question alone is the same question`() throws {
        var form = SmallTables.form(dirty: 70, of: 120)
        form.distributions.append(SmallTables.share("smog", "1", 70, 120))
        let book = try book(
            "{id: bad, form: citizens, question: smog, measure: share, code: \"1\", at-least: 50, quadrant: weakness",
            "{id: good, form: citizens, question: q1, measure: share, code: \"1\", at-least: 40, quadrant: strength",
            derived: "[{name: smog, form: citizens, label: Smog, condition: \"${q1} = '2'\"}]")
        let run = RuleRun(forms: [form], indicators: nil, languages: ["en"], book: book)
        #expect(run.findings(of: book.rules).map(\.id) == ["bad"])
    }

    @Test func `options of a question with several answers stand each for itself`() throws {
        var form = SmallTables.form(dirty: 70, of: 120)
        form.instrument.questions[0].kind = .multiple
        let book = try book(
            "{id: bad, form: citizens, question: q1, measure: share, code: \"2\", at-least: 50, quadrant: weakness",
            "{id: good, form: citizens, question: q1, measure: share, code: \"1\", at-least: 40, quadrant: strength"
        )
        let run = RuleRun(forms: [form], indicators: nil, languages: ["en"], book: book)
        #expect(run.findings(of: book.rules).map(\.id) == ["bad", "good"])
    }

    private func book(_ rules: String..., derived: String = "[]") throws -> RuleBook {
        let text = """
            derived: \(derived)
            factors: [{table: Б.1, items: [{id: "1", label: Air}]}]
            rules:
            """
        return try withFile(
            text + rules.map { "\n  - \($0), factor: \"1\", text: \"{value}\"}" }.joined() + "\n"
        ) { try RuleBook.load(path: $0) }
    }
}
