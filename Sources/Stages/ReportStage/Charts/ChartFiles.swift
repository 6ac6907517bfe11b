import Markdown
import StageFiles
import SurveyModel

/// The charts of one language's report by the names of their files.
struct ChartFiles {
    /// A chart as the report puts it in.
    struct Link {
        /// From the report.
        var path: String
        var title: String
    }

    private(set) var files: [(name: String, svg: String)] = []
    private var titles: [String: String] = [:]
    private let language: Language

    init(_ input: ReportInput, _ language: Language, _ words: Words) {
        self.language = language
        let charts = SurveyCharts(language, words)
        for form in input.forms {
            let items = input.items(of: form)
            for item in items { add(item, form, charts, input) }
            for group in input.groups(of: form) {
                if let chart = charts.opinions(of: group, items, in: form) {
                    add(Self.opinions(form.name, group.id), chart.title, OpinionDrawing(chart).svg)
                }
            }
        }
        if let chart = charts.maturityChart(input) {
            add(Self.maturity, chart.title, ChartDrawing(chart).svg)
        }
    }

    private mutating func add(
        _ item: PaperItem, _ form: ReleasedForm, _ charts: SurveyCharts, _ input: ReportInput
    ) {
        let name = "\(form.name)-\(item.name)"
        if let chart = charts.chart(of: item, in: form) { add(name, chart.title, ChartDrawing(chart).svg) }
        let title = item.title(in: form, language)
        if case .grid(_, let items) = item, let chart = charts.steps(of: items, title: title, in: form) {
            add(Self.steps(name), chart.title, OpinionDrawing(chart).svg)
        }
        for part in item.tables(language) {
            let title = part.title.isEmpty ? title : part.title
            if let map = charts.residuals(of: part.name, title: title, in: form) {
                add(Self.residuals("\(form.name)-\(part.name)"), map.title, ResidualDrawing(map).svg)
            }
        }
        if let chart = charts.trend(of: item, in: form, input) {
            add(Self.trend(name), chart.title, TrendDrawing(chart).svg)
        }
    }

    private mutating func add(_ chart: String, _ title: String, _ svg: String) {
        files.append((name(chart), svg))
        titles[chart] = title
    }

    /// The charts of a question: its answers, a grid's steps, and how they moved from wave to wave.
    func item(form: String, item: String) -> [Link] {
        let name = "\(form)-\(item)"
        return [name, Self.steps(name), Self.trend(name)].compactMap(link)
    }

    /// The judgements of a group of topics.
    func opinions(form: String, group: String) -> Link? { link(Self.opinions(form, group)) }

    /// Where a question's answers depend on the respondents' characteristics.
    func residuals(form: String, question: String) -> Link? { link(Self.residuals("\(form)-\(question)")) }

    /// The sections of the checklist.
    var maturity: Link? { link(Self.maturity) }

    private func link(_ chart: String) -> Link? {
        titles[chart].map { Link(path: "\(FileName.charts)/\(name(chart))", title: $0) }
    }

    private static let maturity = "hr-maturity"

    // A question's name holds no `+`, so that no question's chart is named like another's.
    private static func opinions(_ form: String, _ group: String) -> String { "\(form)+\(group)" }
    private static func steps(_ chart: String) -> String { chart + "+steps" }
    private static func residuals(_ chart: String) -> String { chart + "+residuals" }
    private static func trend(_ chart: String) -> String { chart + "+trend" }

    private func name(_ chart: String) -> String {
        let name = chart.split(separator: "+").map { Anchor.safeName(String($0)) }.joined(separator: "+")
        return "\(FileName.short(name)).\(language).svg"
    }
}
