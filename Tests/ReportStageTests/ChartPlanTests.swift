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

    private func finding(_ question: String, measure: Rule.Measure = .share) -> FindingRow {
        var finding = FindingRow()
        (finding.id, finding.form, finding.question) = (question, "people", question)
        (finding.measure, finding.code) = (measure.rawValue, "2")
        finding.text = LocalizedText(everywhere: "Said of \(question).")
        return finding
    }

    private func chosen(
        _ shares: [(code: String, percent: Double)], _ findings: [FindingRow], _ rules: RuleBook = RuleBook()
    ) throws -> ChartPlan? {
        let question = try #require(instrument.questions.first)
        let form = ReportForm(SmallReport.form(question, shares))
        return ChartPlan.chosen([.question(question)], findings, [], form, rules)
    }

    @Test func `a single bar is no chart, nor are two that say the same`() throws {
        #expect(try chosen([("1", 100)], [finding("q1")]) == nil)
        #expect(try chosen([("1", 40), ("2", 60), ("3", 0)], [finding("q1")]) == nil)
        #expect(try chosen([("1", 40), ("2", 50), ("3", 10)], [finding("q1")])?.codes == ["2"])
    }

    /// What rests on two questions is in the chart of neither.
    @Test func `rather a finding is shown whose figure stands in the chart`() throws {
        var rules = RuleBook()
        rules.derived = [
            DerivedShare(
                name: "both", form: "people", topic: "", label: LocalizedText(), definition: LocalizedText(),
                condition: try Expression(parsing: "${q1} = '2' or ${q2} = '1'"))
        ]
        rules.derived.append(
            DerivedShare(
                name: "rarely", form: "people", topic: "", label: LocalizedText(),
                definition: LocalizedText(),
                condition: try Expression(parsing: "${q1} = '2' or ${q1} = '3'")))
        let shares = [("1", 40.0), ("2", 50), ("3", 10)].map { (code: $0.0, percent: $0.1) }
        #expect(try chosen(shares, [finding("both"), finding("q1")], rules)?.message?.id == "q1")
        #expect(try chosen(shares, [finding("both"), finding("rarely")], rules)?.message?.id == "rarely")
        #expect(try chosen(shares, [finding("both")], rules)?.message?.id == "both")
    }
}
