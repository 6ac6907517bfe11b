import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct TrendChartTests {
    private let question = SmallReport.question([
        SmallReport.choice("1", "clean"), SmallReport.choice("2", "foul"),
    ])

    private func input(before: [(code: String, percent: Double)]) -> ReportInput {
        var input = SmallReport.input(
            SmallReport.form(question, [("1", 30), ("2", 70)]), fieldwork: ("2021-06-01", "2021-06-30"))
        let earlier = Wave(name: "2020-spring", paths: WavePaths(surveys: "s", wave: "v"))
        input.earlier = [EarlierWave(wave: earlier, forms: [ReportForm(SmallReport.form(question, before))])]
        return input
    }

    private func trend(_ input: ReportInput) -> TrendChart? {
        SurveyCharts("kk", Words()).trend(of: .question(question), in: input.forms[0], input)
    }

    @Test func `an answer's share is followed over the waves, the earliest first`() throws {
        let chart = try #require(trend(input(before: [("1", 45), ("2", 55)])))
        #expect(chart.waves == ["2020-spring", "06.2021"])
        #expect(chart.note.hasSuffix("n\u{A0}=\u{A0}100; n\u{A0}=\u{A0}100."))
        #expect(
            chart.lines.map { $0.points.map(\.text) }
                == [["45,0\u{A0}%", "30,0\u{A0}%"], ["55,0\u{A0}%", "70,0\u{A0}%"]])
        // From 25 to 50 and from 50 to 75, intervals included: a fall takes most of the height.
        #expect(chart.span == 25)
        #expect(SmallReport.isXML(TrendDrawing(chart).svg))
    }

    @Test func `an answer that only one wave has is not drawn, nor a wave alone`() {
        #expect(trend(input(before: [("1", 45)]))?.lines.map(\.label) == ["clean"])
        #expect(trend(input(before: [])) == nil)
        #expect(trend(SmallReport.input(SmallReport.form(question, [("1", 30)]))) == nil)
    }
}
