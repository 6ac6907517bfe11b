import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct OpinionChartTests {
    private let charts = SurveyCharts("en", Words())

    private func codes(_ question: Question) -> [String] {
        question.opinions.map { "\($0.name) \($0.polarity)" }
    }

    @Test func `answers lie on the sides that the questionnaire gives, own answers and unknowns on none`() {
        var unknown = SmallReport.choice("4", "hard to say")
        unknown.isMissing = true
        let question = SmallReport.question([
            SmallReport.choice("1", "clean", .positive), SmallReport.choice("2", "foul", .negative),
            SmallReport.choice("3", "so so", .neutral), unknown, SmallReport.choice("other", "own"),
        ])
        #expect(
            codes(question) == ["2 negative", "3 neutral", "1 positive"])
    }

    @Test func `on an ordinal scale the outermost answer is the farthest from the other side`() {
        let falling = SmallReport.question(
            [("1", Choice.Polarity.positive), ("2", .negative), ("3", .negative)].map {
                SmallReport.choice($0.0, $0.0, $0.1)
            }, scale: .ordinal)
        #expect(codes(falling) == ["3 negative", "2 negative", "1 positive"])
        let rising = SmallReport.question(
            [("1", Choice.Polarity.negative), ("2", .negative), ("3", .positive)].map {
                SmallReport.choice($0.0, $0.0, $0.1)
            }, scale: .ordinal)
        #expect(codes(rising) == ["1 negative", "2 negative", "3 positive"])
    }

    @Test func `shades mean an order only where the scale has one`() {
        #expect(OpinionChart.colors(.negative, count: 2, isOrdered: true) == [.against, .ratherAgainst])
        #expect(
            OpinionChart.colors(.negative, count: 2, isOrdered: false) == [.ratherAgainst, .ratherAgainst])
        #expect(OpinionChart.colors(.positive, count: 1, isOrdered: true) == [.ratherFor])
        // Without polarity nothing is judged.
        let age = SmallReport.question(["1", "2", "3"].map { SmallReport.choice($0, $0) }, scale: .ordinal)
        #expect(codes(age).isEmpty)
    }

    private let air = SmallReport.question([
        SmallReport.choice("1", "clean", .positive), SmallReport.choice("2", "foul", .negative),
        SmallReport.choice("3", "so so", .neutral),
    ])

    /// The question, and the same asked of something else.
    private func form(_ shares: [(code: String, percent: Double)]) -> ReleasedForm {
        var form = SmallReport.form(air, shares)
        var water = air
        (water.name, water.short) = ("q3", LocalizedText(everywhere: "The water?"))
        form.instrument.questions.append(water)
        form.distributions += SmallReport.form(water, [("1", 20), ("2", 75), ("3", 5)]).distributions
        return form
    }

    @Test func `the neutral bar stands about the middle, the others beside it, the worst judged first`()
        throws
    {
        let chart = try #require(
            charts.opinions(of: ReportForm(form([("1", 30), ("2", 50), ("3", 20)])), most: 5))
        #expect(chart.rows.map(\.label) == ["The water?", "The air?"])
        #expect(chart.rows.map(\.base) == ["n\u{A0}=\u{A0}100", "n\u{A0}=\u{A0}100"])
        let svg = OpinionDrawing(chart).svg
        // 75 + 5/2 to the left of the middle on a scale of 80; the middle is at 429.
        let bars = svg.matches(of: /x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"[^>]*class="step"/)
            .map { (Double($0.output.1) ?? 0, Double($0.output.2) ?? 0) }
        try #require(bars.count == 6)
        #expect(abs(bars[0].0 + bars[0].1 - bars[1].0) < 0.2 && abs(bars[1].0 + bars[1].1 - bars[2].0) < 0.2)
        #expect(abs(bars[1].0 + bars[1].1 / 2 - 429) < 0.2)
        #expect(svg.contains("The air?: foul 50, so so 20, clean 30"))
    }

    @Test func `of withheld answers, and on a base under ten, there is no bar`() {
        #expect(charts.opinions(of: ReportForm(form([("1", 30), ("2", 50)])), most: 5) == nil)
        var small = form([("1", 30), ("2", 50), ("3", 20)])
        for index in small.distributions.indices { small.distributions[index].base = 9 }
        #expect(charts.opinions(of: ReportForm(small), most: 5) == nil)
    }
}
