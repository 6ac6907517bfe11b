import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct OpinionChartTests {
    private let charts = SurveyCharts("en", Words())

    private func codes(_ question: Question, _ codes: [String]) -> [String] {
        question.opinions(in: SmallReport.form(question, codes.map { ($0, 20) })).map {
            "\($0.code) \($0.side)"
        }
    }

    @Test func `answers lie on the sides that the questionnaire gives, own answers and unknowns on none`() {
        var unknown = SmallReport.choice("4", "hard to say")
        unknown.isMissing = true
        let question = SmallReport.question([
            SmallReport.choice("1", "clean", .positive), SmallReport.choice("2", "foul", .negative),
            SmallReport.choice("3", "so so", .neutral), unknown, SmallReport.choice("other", "own"),
        ])
        #expect(
            codes(question, ["1", "2", "3", "4", "other"]) == ["2 negative", "3 neutral", "1 positive"])
    }

    @Test func `on an ordinal scale the outermost answer is the farthest from the other side`() {
        let falling = SmallReport.question(
            [("1", Choice.Polarity.positive), ("2", .negative), ("3", .negative)].map {
                SmallReport.choice($0.0, $0.0, $0.1)
            }, scale: .ordinal)
        #expect(codes(falling, ["1", "2", "3"]) == ["3 negative", "2 negative", "1 positive"])
        let rising = SmallReport.question(
            [("1", Choice.Polarity.negative), ("2", .negative), ("3", .positive)].map {
                SmallReport.choice($0.0, $0.0, $0.1)
            }, scale: .ordinal)
        #expect(codes(rising, ["1", "2", "3"]) == ["1 negative", "2 negative", "3 positive"])
    }

    @Test func `a score has its middle step astride, a characteristic of the respondents is no opinion`() {
        let score = SmallReport.question([], kind: .integer, scale: .ordinal)
        #expect(
            codes(score, ["1", "2", "3", "4", "5"])
                == ["1 negative", "2 negative", "3 neutral", "4 positive", "5 positive"])
        var age = SmallReport.question(
            ["1", "2", "3"].map { SmallReport.choice($0, $0) }, scale: .ordinal)
        #expect(codes(age, ["1", "2", "3"]) == ["1 negative", "2 neutral", "3 positive"])
        age.role = .demographic
        #expect(codes(age, ["1", "2", "3"]) == [])
    }

    @Test func `the neutral bar stands about the middle, the others beside it`() throws {
        let question = SmallReport.question([
            SmallReport.choice("1", "clean", .positive), SmallReport.choice("2", "foul", .negative),
            SmallReport.choice("3", "so so", .neutral),
        ])
        let form = SmallReport.form(question, [("1", 30), ("2", 50), ("3", 20)])
        let group = ReportInput.Group(id: "g", label: LocalizedText(everywhere: "Air"), topics: ["ecology"])
        let chart = try #require(charts.opinions(of: group, [.question(question)], in: form))
        #expect(chart.rows.map(\.base) == ["n = 100"])
        let svg = OpinionDrawing(chart).svg
        // 50 + 20/2 to the left of the middle on a scale of 60; the middle is at 429.
        let bars = svg.matches(of: /x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"[^>]*class="step"/)
            .map { (Double($0.output.1) ?? 0, Double($0.output.2) ?? 0) }
        try #require(bars.count == 3)
        #expect(abs(bars[0].0 + bars[0].1 - bars[1].0) < 0.2 && abs(bars[1].0 + bars[1].1 - bars[2].0) < 0.2)
        #expect(abs(bars[1].0 + bars[1].1 / 2 - 429) < 0.2)
        #expect(svg.contains("The air?: foul 50, so so 20, clean 30"))
    }

    @Test func `on a base under ten no opinion is drawn`() {
        let question = SmallReport.question([
            SmallReport.choice("1", "clean", .positive), SmallReport.choice("2", "foul", .negative),
        ])
        var form = SmallReport.form(question, [("1", 30), ("2", 50)])
        for index in form.distributions.indices { form.distributions[index].base = 9 }
        let group = ReportInput.Group(id: "g", label: LocalizedText(), topics: ["ecology"])
        #expect(charts.opinions(of: group, [.question(question)], in: form) == nil)
    }
}
