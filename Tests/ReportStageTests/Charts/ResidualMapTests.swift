import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct ResidualMapTests {
    private func form(_ label: String = "foul") -> ReleasedForm {
        let question = SmallReport.question([
            SmallReport.choice("1", "clean"), SmallReport.choice("2", label),
        ])
        var form = SmallReport.form(question, [("1", 40), ("2", 60)])
        form.crosstabs = [
            SmallReport.cell("1", "1", residual: -2.4), SmallReport.cell("1", "2", residual: 2.4),
            SmallReport.cell("2", "1", residual: nil, suppressed: .primary),
            SmallReport.cell("2", "2", residual: 1.2, suppressed: .complementary),
        ]
        return form
    }

    @Test func `what was withheld is hatched and has no number`() throws {
        let charts = SurveyCharts("en", Words())
        let map = try #require(charts.residuals(of: "q1", title: "Air", in: ReportForm(form())))
        #expect(
            map.bands[0].columns.map(\.cells) == [
                [.residual(-2.4, text: "\u{2212}2.4"), .hidden], [.residual(2.4, text: "+2.4"), .hidden],
            ])
        let svg = ResidualDrawing(map).svg
        #expect(svg.matches(of: /class="cell"[^>]*url\(#hidden\)/).count == 3)
        #expect(svg.contains(">+2.4<"))
        #expect(!svg.contains("1.2"))
        #expect(svg.contains("Sex women, foul: hidden"))
    }

    @Test(arguments: [
        (-3.1, SVGElement.Color.against), (-2.0, .ratherAgainst), (-1.9, .none), (1.9, .none),
        (2.0, .ratherFor), (3.1, .wholly),
    ])
    func `from two on a cell is coloured, beyond three darkly`(residual: Double, color: SVGElement.Color) {
        #expect(ResidualMap.color(residual) == color)
    }

    @Test func `where no cell is beyond two there is no map`() {
        var form = form()
        for index in form.crosstabs.indices where form.crosstabs[index].suppressed == .none {
            form.crosstabs[index].adjustedResidual = 1.9
        }
        #expect(SurveyCharts("en", Words()).residuals(of: "q1", title: "Air", in: ReportForm(form)) == nil)
    }

    @Test func `a label cannot break the picture`() throws {
        var form = form("</text><script>alert(1)</script> & \"x\"")
        form.distributions.append(form.distributions[0])
        form.distributions[2].code = "3"
        var test = TestRow()
        (test.question, test.by, test.test, test.pAdjusted) = ("q1", "q2", "pearson", 0.01)
        form.tests = [test]
        let files = ChartFiles(Outline(SmallReport.input(form)), "en", Words()).files
        #expect(files.map(\.name) == ["people+ecology.en.svg", "people+q1+residuals.en.svg"])
        for file in files {
            #expect(SmallReport.isXML(file.svg), "\(file.name)")
            #expect(!file.svg.contains("<script"))
            #expect(file.svg.contains("<desc id=\"desc\">"))
        }
    }
}
