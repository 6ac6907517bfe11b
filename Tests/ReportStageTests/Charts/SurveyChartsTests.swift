import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

/// Titles are what the chart shows, axes say what they are, bases stand on one line.
struct SurveyChartsTests {
    private let charts = SurveyCharts(
        "en",
        Words([
            "highest": "Highest mean:", "nearest": "first on average –", "most": "most often",
            "firsts": "% who put it first", "shares": "% of valid answers", "places": "Mean place",
            "means": "Mean mark", "overview": "Judged worst:", "judged": "unfavourable",
        ]))

    private func number(_ name: String, _ mean: Double) -> NumberRow {
        var row = NumberRow()
        (row.question, row.n, row.mean, row.low, row.high) = (name, 40, mean, mean - 0.2, mean + 0.2)
        return row
    }

    private let steps = ["1", "2", "3"].map { SmallReport.choice($0, $0) }

    @Test func `without a finding a grid's chart says which item has the highest mean`() throws {
        let items = ["lead", "help"].map { name in
            Question(
                name: name, kind: .single, label: LocalizedText(everywhere: name), choices: steps,
                scale: .ordinal, grid: "g")
        }
        var form = SmallReport.form(SmallReport.question(steps), [])
        form.numbers = [number("lead", 1.5), number("help", 2.25)]
        let plan = ChartPlan(item: .grid(name: "g", items: items))
        let chart = try #require(charts.chart(of: plan, in: ReportForm(form)))
        #expect(chart.title == "Highest mean: “help”, 2.25")
        #expect(chart.lines.map(\.label) == ["help", "lead"] && chart.axis == "Mean mark, 1–3")
    }

    private func ranking(_ measure: Rule.Measure?) throws -> Chart {
        let question = SmallReport.question(
            ["work", "health", "home"].enumerated().map { SmallReport.choice("\($0 + 1)", $1) }, kind: .rank,
            label: "What matters?")
        var form = SmallReport.form(question, [("1", 20), ("2", 50), ("3", 30)])
        form.numbers = [number("q1_1", 2.6), number("q1_2", 1.25), number("q1_3", 2.15)]
        var plan = ChartPlan(item: .question(question))
        if let measure {
            var finding = FindingRow()
            (finding.measure, finding.code) = (measure.rawValue, "2")
            finding.text = LocalizedText(everywhere: "50.0% put health first.")
            (plan.message, plan.codes) = (finding, ["2"])
        }
        return try #require(charts.chart(of: plan, in: ReportForm(form)))
    }

    @Test
    func `a ranking's chart shows first places where they are the message, else mean places`()
        throws
    {
        let first = try ranking(.firstPlace)
        #expect(first.title == "50.0% put health first" && first.axis == "% who put it first")
        #expect(first.lines.first.map { "\($0.label) \($0.text) \($0.isMarked)" } == "health 50.0% true")
        let places = try ranking(nil)
        #expect(places.title == "What matters?: first on average – “health”, 1.25")
        #expect(places.axis == "Mean place" && places.lines.map(\.label) == ["health", "home", "work"])
    }

    @Test func `bars are sorted, unless the scale has an order, and own answers stand last`() throws {
        let choices = ["1", "2", "3", "other"].map { SmallReport.choice($0, $0) }
        let shares = [("1", 10.0), ("2", 30), ("3", 20), ("other", 40)].map { (code: $0.0, percent: $0.1) }
        func codes(_ scale: Question.Scale) throws -> [String] {
            let question = SmallReport.question(choices, scale: scale)
            let form = ReportForm(SmallReport.form(question, shares))
            return try #require(charts.chart(of: ChartPlan(item: .question(question)), in: form)).lines.map(
                \.label)
        }
        #expect(try codes(.nominal) == ["2", "3", "1", "other"])
        #expect(try codes(.ordinal) == ["1", "2", "3", "other"])
    }

    @Test func `the picture of the first page says what is judged worst`() throws {
        let judged = ["q1", "q3"].map { name in
            Question(
                name: name, kind: .single, label: LocalizedText(everywhere: name),
                choices: [
                    SmallReport.choice("1", "good", .positive), SmallReport.choice("2", "bad", .negative),
                    SmallReport.choice("3", "worse", .negative),
                ])
        }
        var form = SmallReport.form(judged[0], [("1", 60), ("2", 30), ("3", 10)])
        form.instrument = Instrument(
            file: "i.csv", title: LocalizedText(), languages: ["en"], questions: judged)
        form.distributions += SmallReport.form(judged[1], [("1", 30), ("2", 50), ("3", 20)]).distributions
        let chart = try #require(charts.opinions(of: ReportForm(form), most: 6))
        #expect(chart.title == "Judged worst: “q3”, 70.0% unfavourable")
    }

    @Test func `a base does not break over lines`() throws {
        let note = try ranking(nil).note
        #expect(note.hasSuffix("(n\u{A0}=\u{A0}100)"))
    }
}
