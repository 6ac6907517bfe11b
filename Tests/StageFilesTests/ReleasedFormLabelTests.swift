import StageFiles
import SurveyModel
import Testing

struct ReleasedFormLabelTests {
    private let form: ReleasedForm = {
        let age = Question(
            name: "q1", kind: .single, label: LocalizedText(everywhere: "Age"),
            choices: ["1", "2", "3"].map { Choice(name: $0, label: LocalizedText(everywhere: "age \($0)")) })
        var form = ReleasedForm(
            form: Form(name: "f", instrument: "", responses: []),
            instrument: Instrument(file: "f.csv", title: LocalizedText(), languages: ["en"], questions: [age])
        )
        var row = DistributionRow()
        row.question = "q1"
        row.code = "2+3"
        row.label = LocalizedText(everywhere: "age 2; age 3")
        form.distributions = [row]
        return form
    }()

    @Test func `categories that are told together have their name from the tables`() {
        #expect(form.label(of: "q1", code: "2+3")?["en"] == "age 2; age 3")
    }

    @Test func `others from the questionnaire, if the tables lack them`() {
        #expect(form.label(of: "q1", code: "1")?["en"] == "age 1")
        #expect(form.label(of: "q1", code: "9") == nil)
    }
}
