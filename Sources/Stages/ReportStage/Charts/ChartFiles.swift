import Markdown
import StageFiles
import SurveyModel

/// The charts of one language's report by the names of their files.
struct ChartFiles {
    private(set) var files: [(name: String, svg: String)] = []
    private var titles: [String: String] = [:]
    private let language: Language

    /// How many bars the picture of the first page has.
    private static let barsOfPicture = 6

    init(_ outline: Outline, _ language: Language, _ words: Words) {
        self.language = language
        let charts = SurveyCharts(language, words)
        if let form = outline.input.forms.first,
            let chart = charts.opinions(of: form, most: Self.barsOfPicture)
        {
            add(Self.pictureName, chart.title, OpinionDrawing(chart).svg)
        }
        for part in outline.parts { add(part, charts, outline.input) }
        if let picture = charts.swot(outline.input) {
            add(Self.swotName, picture.title, SwotDrawing(picture).svg)
        }
        if let chart = charts.maturity(outline.input) {
            add(Self.maturityName, chart.title, ChartDrawing(chart).svg)
        }
    }

    private mutating func add(_ part: Outline.Part, _ charts: SurveyCharts, _ input: ReportInput) {
        let form = part.form
        let topics = part.sections.flatMap(\.topics)
        for topic in topics {
            guard let plan = topic.chart else { continue }
            if let chart = charts.chart(of: plan, in: form) {
                add(Self.topicName(form.name, topic.id), chart.title, ChartDrawing(chart).svg)
            }
            if let chart = charts.trend(of: plan.item, in: form, input) {
                add(Self.trendName(form.name, plan.item.name), chart.title, TrendDrawing(chart).svg)
            }
        }
        // Where groups differ, a map shows which.
        let differing = topics.flatMap { $0.differences.map { ($0.item, $0.part.question) } }
        for (item, question) in differing {
            let name = Self.residualsName(form.name, question)
            let label = item.tables.first { $0.name == question }?.title ?? LocalizedText()
            let title = label.isEmpty ? item.title(in: form.released, language) : label[language]
            guard titles[name] == nil, let map = charts.residuals(of: question, title: title, in: form) else {
                continue
            }
            add(name, map.title, ResidualDrawing(map).svg)
        }
    }

    private mutating func add(_ chart: String, _ title: String, _ svg: String) {
        files.append((name(chart), svg))
        titles[chart] = title
    }

    /// The picture of the first page.
    var picture: ChartView? { view(Self.pictureName) }

    func topic(form: String, topic: String) -> ChartView? { view(Self.topicName(form, topic)) }

    /// How a question's answers moved from wave to wave.
    func item(form: String, item: String) -> [ChartView] {
        [view(Self.trendName(form, item))].compactMap(\.self)
    }

    /// Where a question's answers depend on the respondents' characteristics.
    func residuals(form: String, question: String) -> ChartView? { view(Self.residualsName(form, question)) }

    var swot: ChartView? { view(Self.swotName) }

    /// The sections of the checklist.
    var maturity: ChartView? { view(Self.maturityName) }

    private func view(_ chart: String) -> ChartView? {
        titles[chart].map { ChartView(path: Inline(markdown: "\(FileName.charts)/\(name(chart))"), alt: $0) }
    }

    private static let pictureName = "overview"
    private static let swotName = "swot"
    private static let maturityName = "hr-maturity"

    // A name holds no `+`, so that no topic's chart is named like a question's.
    private static func topicName(_ form: String, _ topic: String) -> String { "\(form)+\(topic)" }
    private static func residualsName(_ form: String, _ item: String) -> String {
        "\(form)+\(item)+residuals"
    }
    private static func trendName(_ form: String, _ item: String) -> String { "\(form)+\(item)+trend" }

    private func name(_ chart: String) -> String {
        let name = chart.split(separator: "+").map { Anchor.safeName(String($0)) }.joined(separator: "+")
        return "\(FileName.short(name)).\(language).svg"
    }
}
