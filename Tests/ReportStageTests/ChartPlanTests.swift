import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct ChartPlanTests {
    private let instrument = Instrument(
        file: "i.csv", title: LocalizedText(), languages: ["en"],
        questions: [
            SmallReport.question([
                SmallReport.choice("1", "often"), SmallReport.choice("2", "seldom"),
                SmallReport.choice("3", "never"),
            ])
        ])

    @Test(arguments: [
        ("= '2' or ${Q} = '3'", ["2", "3"]), ("= '3' or ${other} = '1'", ["3"]),
        ("= '3' and ${other} = '1'", []),
    ])
    func `a chart marks the answers that suffice for a share made of several`(
        rest: String, codes: [String]
    ) throws {
        let question = try #require(instrument.questions.first).name
        let condition = try Expression(parsing: "${\(question)} \(rest.replacing("Q", with: question))")
        var rules = RuleBook()
        rules.derived = [
            DerivedShare(
                name: "rarely", form: "people", topic: "", label: LocalizedText(),
                definition: LocalizedText(), condition: condition)
        ]
        var finding = FindingRow()
        (finding.form, finding.question) = ("people", "rarely")
        let subject = rules.subject(of: finding, in: instrument)
        #expect(subject.question == question && subject.codes == codes)
    }
}
