import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionDifferencesTests {
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

    private func differences(_ form: ReleasedForm) -> TemplateContext {
        let wave = Wave(name: "w", paths: WavePaths(surveys: "s", wave: "w"))
        return Edition(ReportInput(wave: wave, forms: [form]), "en").differences(.question(Self.asked), form)
    }

    private func pairs(_ form: ReleasedForm) -> [TemplateContext] {
        let found = differences(form)["found"] as? [TemplateContext]
        return found?.first?["pairs"] as? [TemplateContext] ?? []
    }

    @Test func `one group gives an answer more often only where the adjusted test and the letters say so`() {
        let pair = pairs(form(pAdjusted: 0.04)).first
        #expect(pair?["answer"] as? String == "well")
        #expect(pair?["more"] as? String == "men" && pair?["share"] as? String == "75.0%")
        let less = pair?["less"] as? [TemplateContext]
        #expect(less?.map { $0["group"] as? String } == ["women"])
        #expect(less?.map { $0["share"] as? String } == ["25.0%"])

        var alike = form(pAdjusted: 0.04)
        alike.crosstabs[0].letters = ""
        #expect((differences(alike)["found"] as? [TemplateContext])?.count == 1)
        #expect(pairs(alike).isEmpty)
    }

    @Test func `otherwise no difference was found`() {
        let none = differences(form(pAdjusted: 0.06))
        #expect((none["found"] as? [TemplateContext])?.isEmpty == true)
        #expect(none["none"] as? String == "Sex" && none["hasUntested"] as? Bool == false)
    }

    @Test func `at a wave's own level`() {
        var strict = form(pAdjusted: 0.04)
        strict.form.statistics.level = 0.99
        #expect(differences(strict)["none"] as? String == "Sex")
    }

    @Test func `a small base is marked, and what could not be tested is told apart`() {
        var small = form(pAdjusted: 0.5)
        small.tests[0].n = 12
        #expect(differences(small)["none"] as? String == "Sex (n = 12*)")
        let untested = differences(form(pAdjusted: nil))
        #expect(untested["untested"] as? String == "Sex" && untested["hasNone"] as? Bool == false)
    }

    @Test func `of a withheld cell nothing is told`() {
        var hidden = form(pAdjusted: 0.01)
        hidden.crosstabs[1].suppressed = .primary
        #expect(pairs(hidden).isEmpty)
    }

    /// Where cells are hidden, only a bound of a p-value is released.
    @Test func `a bound is written as one`() {
        var coarse = form(pAdjusted: 0.098)
        coarse.tests[0].note = TestRow.coarseNote
        coarse.form.statistics.level = 0.9
        let found = differences(coarse)["found"] as? [TemplateContext]
        #expect(found?.first?["pAdjusted"] as? String == "p ≤ 0.098")
    }

    @Test func `in a weighted form no share without weights stands for one that was withheld`() {
        var weighted = form(pAdjusted: 0.01)
        weighted.weights = [WeightRow()]
        #expect(pairs(weighted).first?["hasShare"] as? Bool == false)
        weighted.crosstabs[0].weightedPercent = 71.25
        #expect(pairs(weighted).first?["share"] as? String == "71.3%")
    }
}
