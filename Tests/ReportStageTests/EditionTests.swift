import Markdown
import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionTests {
    private func edition(_ form: ReleasedForm, findings: [FindingRow] = [], language: String = "en")
        -> Edition
    {
        let wave = Wave(name: "w", paths: WavePaths(surveys: "s", wave: "w"))
        return Edition(Outline(ReportInput(wave: wave, forms: [form], findings: findings)), language)
    }

    private func form(_ rows: [DistributionRow] = []) -> ReleasedForm {
        let question = Question(
            name: "q7", kind: .single, label: LocalizedText(everywhere: "How?"),
            choices: [Choice(name: "1", label: LocalizedText(everywhere: "well"))], topic: "t")
        return ReleasedForm(
            form: Form(name: "people", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(), languages: ["en"], questions: [question]),
            distributions: rows)
    }

    private func row(_ n: Int, of base: Int) -> DistributionRow {
        var row = DistributionRow()
        row.question = "q7"
        row.code = "1"
        row.label = LocalizedText(everywhere: "well")
        row.n = n
        row.base = base
        row.percent = 100 * Double(n) / Double(base)
        row.low = 10
        row.high = 90
        return row
    }

    @Test(arguments: [(30, "30", "50.0%"), (29, "29*", "51.7%"), (9, "9*", "–")])
    func `a small base is marked, on a very small one no share is given`(
        base: Int, text: String, percent: String
    ) {
        let view = edition(form()).shareRows([row((base + 1) / 2, of: base)], ReportForm(form()))[0]
        #expect(view.base == text && view.percent == percent && view.n == "\((base + 1) / 2)")
    }

    @Test func `weighted shares stand where there are weights`() {
        var weighted = row(50, of: 100)
        weighted.weightedPercent = 43.25
        #expect(edition(form(), language: "kk").percent(of: weighted) == "43,3\u{A0}%")
    }

    @Test func `evidence links to the row in the tables or to the finding`() {
        var finding = FindingRow()
        finding.id = "well"
        let edition = edition(form([row(50, of: 100)]), findings: [finding])
        #expect(
            edition.evidence("tables/people/distributions.csv#question=q7&code=1 well indicators.csv#line=3")
                .markdown
                == "[tables/people/distributions.csv#question=q7\\&code=1](tables.en.md#people-q7.1), [well](#finding-well), indicators.csv#line=3"
        )
    }

    @Test func `a withheld cell has no number, a very small base no share`() {
        var crossed = form([row(50, of: 100)])
        crossed.instrument.questions.append(
            Question(
                name: "q1", kind: .single, label: LocalizedText(everywhere: "Sex"),
                choices: ["1", "2", "3"].map { Choice(name: $0, label: LocalizedText(everywhere: "g\($0)")) },
                role: .demographic))
        crossed.crosstabs = [("1", 40, 80), ("2", 4, 8), ("3", nil, 12)].map { group, n, base in
            var cell = CrosstabRow()
            cell.question = "q7"
            cell.by = "q1"
            cell.code = "1"
            cell.byCode = group
            cell.n = n
            cell.base = base
            cell.percent = n.map { 100 * Double($0) / Double(base) }
            cell.suppressed = n == nil ? .primary : .none
            return cell
        }
        let table = edition(crossed).tablesView.forms[0].items[0].crosstabs[0]
        #expect(table.rows[0].cells.map(\.text) == ["50.0% (40)", "4", "•"])
    }

    @Test func `what is known only about is told so, and what is withheld is no zero`() {
        let form = ReportForm(form())
        var cell = CrosstabRow()
        #expect(edition(self.form()).share(cell, form) == "")
        cell.percentBand = Band(22, 25)
        #expect(edition(self.form()).share(cell, form) == "22.0–25.0%")
        var rounded = row(48, of: 100)
        rounded.precision = .step(1)
        #expect(edition(self.form()).percent(of: rounded) == "48%")
        rounded.percent = nil
        #expect(edition(self.form()).percent(of: rounded) == "–")
    }
}
