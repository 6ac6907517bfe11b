import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionTopicsTests {
    private static let by = Question(
        name: "q1", kind: .single, label: LocalizedText(everywhere: "Sex"),
        choices: ["men", "women", "others"].map { Choice(name: $0, label: LocalizedText(everywhere: $0)) },
        role: .demographic)
    private static let asked = Question(
        name: "q7", kind: .single, label: LocalizedText(everywhere: "How?"),
        choices: [Choice(name: "1", label: LocalizedText(everywhere: "well"))], topic: "t")

    private func cell(_ group: String, _ n: Int, _ base: Int, letters: String) -> CrosstabRow {
        var cell = CrosstabRow()
        (cell.question, cell.by, cell.code, cell.byCode) = ("q7", "q1", "1", group)
        (cell.n, cell.base, cell.percent, cell.letters) = (n, base, 100 * Double(n) / Double(base), letters)
        return cell
    }

    private func form(pAdjusted: Double?) -> ReleasedForm {
        var share = DistributionRow()
        (share.question, share.code, share.label) = ("q7", "1", LocalizedText(everywhere: "well"))
        var test = TestRow()
        (test.question, test.by, test.test, test.n) = ("q7", "q1", "pearson", 110)
        (test.p, test.pAdjusted) = (pAdjusted, pAdjusted)
        if pAdjusted == nil { test.note = TestRow.notTestable }
        return ReleasedForm(
            form: Form(name: "people", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(), languages: ["en"], questions: [Self.by, Self.asked]),
            distributions: [share],
            crosstabs: [
                cell("men", 30, 40, letters: "B"), cell("women", 10, 40, letters: ""),
                cell("others", 12, 30, letters: ""),
            ], tests: [test])
    }

    private func differences(_ form: ReleasedForm) -> [DifferenceView] {
        let wave = Wave(name: "w", paths: WavePaths(surveys: "s", wave: "w"))
        let edition = Edition(Outline(ReportInput(wave: wave, forms: [form])), "en")
        return edition.reportView.forms[0].sections.flatMap(\.topics).flatMap(\.differences)
    }

    @Test func `one group gives an answer more often only where the adjusted test and the letters say so`() {
        let pair = differences(form(pAdjusted: 0.04)).first?.pairs.first
        #expect(pair?.answer == "well" && pair?.more == "men" && pair?.share == "75.0%")
        #expect(pair?.less.map(\.group) == ["women"] && pair?.less.map(\.share) == ["25.0%"])

        var alike = form(pAdjusted: 0.04)
        alike.crosstabs[0].letters = ""
        #expect(differences(alike).map(\.pairs.count) == [0])
    }

    @Test(arguments: [0.06, nil])
    func `of what shows no difference nothing is said`(pAdjusted: Double?) {
        #expect(differences(form(pAdjusted: pAdjusted)).isEmpty)
    }

    @Test func `at a wave's own level`() {
        var strict = form(pAdjusted: 0.04)
        strict.form.statistics.level = 0.99
        #expect(differences(strict).isEmpty)
    }

    @Test func `of a withheld cell nothing is told`() {
        var hidden = form(pAdjusted: 0.01)
        hidden.crosstabs[1].suppressed = .primary
        #expect(differences(hidden).map(\.pairs.count) == [0] && differences(hidden)[0].isHidden)
    }

    @Test func `in a weighted form no share without weights stands for one that was withheld`() {
        var weighted = form(pAdjusted: 0.01)
        weighted.weights = [WeightRow()]
        #expect(differences(weighted).first?.pairs.first?.share == "")
        weighted.crosstabs[0].weightedPercent = 71.25
        #expect(differences(weighted).first?.pairs.first?.share == "71.3%")
    }

    @Test func `topics that the rules name beside each other are told side by side, others are not`() {
        func finding(_ id: String, _ form: String, _ topic: String) -> FindingRow {
            var row = FindingRow()
            (row.id, row.form, row.topic, row.question) = (id, form, topic, "q7")
            row.text = LocalizedText(everywhere: id)
            return row
        }
        var (people, heads) = (form(pAdjusted: 0.06), form(pAdjusted: 0.06))
        (people.form.name, heads.form.name) = ("people", "heads")
        var rules = RuleBook()
        rules.topics = [
            Topic(id: "welfare", label: LocalizedText(everywhere: "Welfare")),
            Topic(id: "conditions", label: LocalizedText(everywhere: "Conditions"), beside: "welfare"),
            Topic(id: "career", label: LocalizedText(everywhere: "Career")),
        ]
        let findings = [
            finding("poor", "people", "welfare"), finding("tired", "heads", "conditions"),
            finding("leaving", "heads", "career"),
        ]
        let input = ReportInput(
            wave: Wave(name: "w", paths: WavePaths(surveys: "s", wave: "w")), forms: [people, heads],
            rules: rules, findings: findings)
        let told = Edition(Outline(input), "en").reportView.counterparts
        #expect(told.map(\.label) == ["Welfare"])
        #expect(told.first?.columns.map { $0.findings.map(\.text) } == [["poor"], ["tired"]])
    }

    @Test func `what the comparisons could have shown is told once for the form`() throws {
        var tested = form(pAdjusted: 0.06)
        tested.distributions += ["men", "women"].map { group in
            var row = DistributionRow()
            (row.question, row.code, row.n, row.base) = ("q1", group, 60, 120)
            return row
        }
        let wave = Wave(name: "w", paths: WavePaths(surveys: "s", wave: "w"))
        let edition = Edition(Outline(ReportInput(wave: wave, forms: [tested])), "en")
        let comparisons = try #require(edition.reportView.forms[0].comparisons)
        // In DetectableDifferenceTests: 0.2530.
        #expect(comparisons.points == "25" && comparisons.first == "60" && comparisons.tests.n == "1")
    }
}
