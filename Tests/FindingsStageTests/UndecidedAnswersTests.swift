import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct UndecidedAnswersTests {
    /// Of 100 asked, so many found it hard to answer; ten left it blank.
    private func form(undecided: Int, apart: Bool) -> ReleasedForm {
        let hard = Choice(
            name: "3", label: "hard to answer", isMissing: apart, isUndecided: true)
        let question = Question(
            name: "q1", kind: .single, label: "Services",
            choices: [Choice(name: "1", label: "good"), Choice(name: "2", label: "bad"), hard],
            topic: "services")
        var form = ReleasedForm(
            form: Form(name: "citizens", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(), languages: ["en"], questions: [question]))
        let base = apart ? 90 - undecided : 90
        var row = SmallTables.share("q1", "3", undecided, base)
        if apart { (row.base, row.percent) = (nil, nil) }
        form.distributions = [
            SmallTables.share("q1", "1", 90 - undecided, base), SmallTables.share("q1", "2", 0, base), row,
        ]
        for index in form.distributions.indices { form.distributions[index].blank = 10 }
        return form
    }

    private func findings(_ form: ReleasedForm) -> [FindingRow] {
        UndecidedAnswers(
            languages: ["en"], book: RuleBook(wording: [.undecided: "{question}: {value} ({count})"])
        )
        .findings(form)
    }

    @Test(arguments: [true, false])
    func `more than a tenth of those asked are told, of those who answered`(apart: Bool) throws {
        let row = try #require(findings(form(undecided: 18, apart: apart)).first)
        #expect(row.id == "undecided.citizens.q1" && row.topic == "services" && row.n == 90)
        #expect(row.text["en"] == "Services: 20.0% (18)")
        #expect(row.value == 20)
        #expect(row.evidence == "tables/citizens/distributions.csv#question=q1&code=3")
        #expect(row.verdict == FindingRow.Verdict.none && row.quadrant == .none)
    }

    /// Ten of a hundred asked are a tenth, and 11 % of those who answered.
    @Test(arguments: [true, false])
    func `a tenth of those asked is not`(apart: Bool) {
        #expect(findings(form(undecided: 10, apart: apart)).isEmpty)
        #expect(findings(form(undecided: 11, apart: apart)).count == 1)
    }
}
