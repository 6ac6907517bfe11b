import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct OwnAnswersTests {
    /// Of 100 who answered so many wrote something of their own; two thirds of them that they take part in nothing.
    private func form(own: Int, of all: Int = 100, isCoded: Bool = true) -> ReleasedForm {
        let question = Question(
            name: "q1", kind: .single, label: "Control",
            choices: [Choice(name: "1", label: "councils"), Choice(name: "other", label: "other")],
            topic: "control")
        let text = Question(name: "q1_other", kind: .text, label: "Own answer")
        let frame = Question(
            name: "q1_other_coded", kind: .single, label: "Own answers",
            choices: [Choice(name: "1", label: "nothing"), Choice(name: "2", label: "no time")])
        var form = ReleasedForm(
            form: Form(name: "citizens", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(), languages: ["en"],
                questions: isCoded ? [question, text, frame] : [question, text]))
        form.distributions = [
            SmallTables.share("q1", "1", all - own, all), SmallTables.share("q1", "other", own, all),
        ]
        if isCoded {
            form.distributions += [
                SmallTables.share("q1_other_coded", "1", own / 3, own),
                SmallTables.share("q1_other_coded", "2", own - own / 3, own),
            ]
        }
        return form
    }

    private func findings(_ form: ReleasedForm) -> [FindingRow] {
        let wording: [RuleBook.Phrase: LocalizedText] = [
            .own: "{question}: {value} ({count}): {label}", .ownUncoded: "{question}: {value}, not coded",
        ]
        return OwnAnswers(languages: ["en"], book: RuleBook(wording: wording)).findings(form)
    }

    @Test func `a tenth of the answers is told by what it says, the most frequent first`() throws {
        let row = try #require(findings(form(own: 30)).first)
        #expect(row.id == "own.citizens.q1" && row.topic == "control" && row.n == 100)
        #expect(row.text["en"] == "Control: 30.0% (30): answer 2 – 20; answer 1 – 10")
        #expect(row.evidence.split(separator: " ").count == 3)
        #expect(findings(form(own: 9)).isEmpty)
        #expect(findings(form(own: 10)).count == 1)
    }

    @Test func `what fewer than five wrote is not told`() {
        #expect(findings(form(own: 4, of: 20)).isEmpty)
        #expect(findings(form(own: 5, of: 20)).count == 1)
    }

    @Test func `without codes that is said`() throws {
        #expect(
            findings(form(own: 30, isCoded: false)).map { $0.text["en"] } == ["Control: 30.0%, not coded"])
    }
}
