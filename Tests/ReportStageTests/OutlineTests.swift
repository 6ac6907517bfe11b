import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct OutlineTests {
    @Test func `a finding whose topic has no question of its own is told all the same`() {
        let question = SmallReport.question([SmallReport.choice("1", "Good"), SmallReport.choice("2", "Bad")])
        let form = SmallReport.form(question, [("1", 30), ("2", 70)])
        var rules = RuleBook()
        rules.topics = [Topic(id: "roads", label: LocalizedText(everywhere: "Roads"))]
        var finding = FindingRow()
        (finding.id, finding.form, finding.topic, finding.question) = ("bad", "people", "roads", "mended")
        finding.text = LocalizedText(everywhere: "Roads are bad.")
        let outline = Outline(SmallReport.input(form, rules: rules, findings: [finding]))
        let topics = outline.parts.flatMap(\.sections).flatMap(\.topics)
        #expect(topics.first { $0.id == "roads" }?.findings.map(\.id) == ["bad"])
    }
}
