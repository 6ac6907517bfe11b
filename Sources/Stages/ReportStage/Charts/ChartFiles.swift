import Markdown
import StageFiles
import SurveyModel

/// The charts of one language's report by the names of their files.
struct ChartFiles {
    private(set) var files: [(name: String, chart: Chart)] = []

    init(_ input: ReportInput, _ language: Language) {
        let charts = SurveyCharts(language)
        for form in input.forms {
            let items = PaperItem.all(of: form.instrument, form: form.name, derived: input.rules.derived)
            for item in items {
                guard let chart = charts.chart(of: item, in: form) else { continue }
                files.append((Self.name("\(form.name)-\(item.name)", language), chart))
            }
        }
        if let chart = charts.maturityChart(input) {
            files.append((Self.name(Self.maturity, language), chart))
        }
        self.language = language
    }

    private let language: Language

    /// The path of a question's chart from the report; `nil` where it has none.
    func path(form: String, item: String) -> String? { path("\(form)-\(item)") }

    /// The path of the chart of HR maturity.
    var maturityPath: String? { path(Self.maturity) }

    private func path(_ chart: String) -> String? {
        let name = Self.name(chart, language)
        return files.contains { $0.name == name } ? "\(FileName.charts)/\(name)" : nil
    }

    private static let maturity = "hr-maturity"

    private static func name(_ chart: String, _ language: Language) -> String {
        "\(Anchor.safeName(chart)).\(language).svg"
    }
}
