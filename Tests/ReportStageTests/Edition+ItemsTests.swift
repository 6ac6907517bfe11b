import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionItemsTests {
    private static let steps = ["1", "2", "3"].map {
        Choice(name: $0, label: LocalizedText(everywhere: $0))
    }

    private func edition(_ form: ReleasedForm) -> Edition {
        let wave = Wave(name: "w", paths: WavePaths(surveys: "s", wave: "w"))
        return Edition(Outline(ReportInput(wave: wave, forms: [form])), "en")
    }

    private func form(_ questions: [Question]) -> ReleasedForm {
        ReleasedForm(
            form: Form(name: "people", instrument: "", responses: []),
            instrument: Instrument(
                file: "i.csv", title: LocalizedText(), languages: ["en"], questions: questions))
    }

    private func number(_ name: String, mean: Double, weighted: Double? = nil) -> NumberRow {
        var row = NumberRow()
        (row.question, row.n, row.mean, row.median) = (name, 40, mean, 2)
        (row.weightedMean, row.weightedMedian) = (weighted, weighted.map { _ in 3 })
        return row
    }

    private func share(_ question: String, _ code: String, _ n: Int, _ base: Int) -> DistributionRow {
        var row = DistributionRow()
        (row.question, row.code, row.n, row.base) = (question, code, n, base)
        row.percent = base > 0 ? 100 * Double(n) / Double(base) : nil
        return row
    }

    @Test func `the items of a grid stand with the highest mean first and the share of the highest answer`() {
        let items = ["a", "b"].map { name in
            Question(
                name: name, kind: .single, label: LocalizedText(everywhere: name), choices: Self.steps,
                scale: .ordinal, grid: "g")
        }
        var grid = form(items)
        grid.numbers = [number("a", mean: 1.5), number("b", mean: 2.5)]
        grid.distributions = [share("a", "3", 4, 40), share("b", "3", 20, 40)]
        let rows = edition(grid).numbers(.grid(name: "g", items: items), ReportForm(grid))
        #expect(rows.map(\.label) == ["b", "a"])
        #expect(rows.map(\.top) == ["50.0%", "10.0%"])
    }

    @Test func `those of a ranking with the lowest mean place first and the share of first places`() {
        let ranking = Question(
            name: "r", kind: .rank, label: LocalizedText(everywhere: "r"), choices: Self.steps)
        var ranked = form([ranking])
        ranked.numbers = [
            number("r_1", mean: 2.5), number("r_2", mean: 1.2), number("r_3", mean: 2.3),
        ]
        ranked.distributions = [share("r", "1", 4, 8), share("r", "2", 20, 40), share("r", "3", 2, 40)]
        let rows = edition(ranked).numbers(.question(ranking), ReportForm(ranked))
        #expect(rows.map(\.label) == ["2", "3", "1"])
        // Under 10 no share is given.
        #expect(rows.map(\.top) == ["50.0%", "5.0%", "–"])
    }

    @Test func `with weights the weighted mean and median stand`() {
        let score = Question(name: "q", kind: .integer, label: LocalizedText(everywhere: "q"))
        var weighted = form([score])
        weighted.numbers = [number("q", mean: 1, weighted: 2.25)]
        let rows = edition(weighted).numbers(.question(score), ReportForm(weighted))
        #expect(rows.map(\.mean) == ["2.25"] && rows.map(\.median) == ["3.0"])
    }

    @Test func `Kendall's W and Cronbach's alpha go with their item`() {
        let ranking = Question(
            name: "r", kind: .rank, label: LocalizedText(everywhere: "r"), choices: Self.steps)
        var ranked = form([ranking])
        var test = TestRow()
        (test.question, test.test, test.statistic, test.n) = ("r", "kendall_w", 0.125, 25)
        ranked.tests = [test]
        let whole = edition(ranked).whole(.question(ranking), ReportForm(ranked))
        #expect(whole.map(\.statistic) == ["0.13"] && whole.map(\.n) == ["25*"])
    }

    @Test func `a base of zero prints as a dash`() {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(everywhere: "q"), choices: Self.steps)
        let rows = edition(form([question])).shareRows(
            ["1", "2", "3"].map { share("q", $0, 0, 0) }, ReportForm(form([question])))
        for key in [\ShareView.percent, \.interval, \.percentOfHundred, \.percentOfAnswers] {
            #expect(rows.map { $0[keyPath: key] } == ["–", "–", "–"])
        }
    }

    @Test func `a template may ask for shares that add up to 100`() {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(everywhere: "q"), choices: Self.steps)
        let rows = edition(form([question])).shareRows(
            ["1", "2", "3"].map { share("q", $0, 10, 30) }, ReportForm(form([question])))
        #expect(rows.map(\.percent) == ["33.3%", "33.3%", "33.3%"])
        #expect(rows.map(\.percentOfHundred) == ["33.4%", "33.3%", "33.3%"])
    }

    @Test func `the weight is no item of the report`() {
        let weight = Question(name: "w", kind: .decimal, label: LocalizedText(everywhere: "w"))
        var weighted = form([weight])
        weighted.form.weights = Weights(column: "w")
        #expect(ReportForm(weighted).items.isEmpty)
    }
}
