import Markdown
import StageFiles
import SurveyModel
import TemplateText

/// The report.
struct ReportView: TemplateView {
    var title = ""
    var region = ""
    var synthetic = false
    /// First and last day of fieldwork.
    var from = ""
    var to = ""
    var smallBase = ""
    var leastBase = ""
    /// The same as what a base is less than.
    var smallBaseFrom = ""
    var leastBaseFrom = ""
    var tables = ""
    var forms: [FormView] = []

    // The first page
    var messages: [FindingView] = []
    var maturityMessage: FindingView?
    var changes: [FindingView] = []
    var picture: ChartView?
    /// Of a form it is not known that its respondents were drawn at random, or are all there are.
    var isSampled = false

    // What changed since the wave before
    var comparison: ComparisonView?

    // The findings by topic
    var counterparts: [CounterpartView] = []
    var swot: [SwotTableView] = []
    var swotPicture: ChartView?
    var contradictions: [FactorView] = []
    var pairs: [PairView] = []
    var gaps: [FactorView] = []
    var indicators: [FindingView] = []
    var maturity: MaturityView?
    var recommendations: [FindingView] = []

    // How the survey was done
    var published: [PublishedView] = []
    var associations: [TestView] = []
    var definitions: [DefinitionView] = []
    var methods = MethodNames()
    var findings: [FindingView] = []
}

struct DefinitionView: TemplateView {
    var label = ""
    var definition = ""
}

/// What the forms say of the same topic.
struct CounterpartView: TemplateView {
    var label = ""
    /// A column for each form.
    var columns: [ColumnView] = []

    struct ColumnView: TemplateView { var findings: [FindingView] = [] }
}

extension Edition {
    var reportView: ReportView {
        var view = ReportView(
            title: title, region: text(input.wave.region), synthetic: input.wave.isSynthetic,
            from: input.wave.fieldwork.map { style.date($0.from) } ?? "",
            to: input.wave.fieldwork.map { style.date($0.to) } ?? "", smallBase: String(Self.smallBase),
            leastBase: String(Self.leastBaseOfShare), smallBaseFrom: style.than(String(Self.smallBase)),
            leastBaseFrom: style.than(String(Self.leastBaseOfShare)), tables: FileName.tables(language),
            forms: outline.parts.map(view))
        view.comparison = comparison
        // What changed takes the place of one of them on the first page.
        let hasLeading = view.comparison?.leading.isEmpty == false
        view.messages = outline.messages.dropLast(hasLeading ? 1 : 0).map(recommendation)
        view.maturityMessage = input.finding(MaturityFinding.overall).map(self.view)
        view.changes = input.findings.filter {
            $0.measure == Rule.Measure.change.rawValue && $0.verdict == .firm
        }.map(self.view)
        view.picture = charts.picture
        view.isSampled = input.forms.contains { $0.form.design?.isProbability != true }
        view.counterparts = outline.counterparts.map(self.view)
        (view.swot, view.swotPicture) = (input.swot.isEmpty ? [] : swotTables(in: .report), charts.swot)
        (view.contradictions, view.pairs) = (contradictions, pairs)
        view.gaps = input.swot.isEmpty ? [] : gaps
        view.indicators = plainIndicators
        (view.maturity, view.recommendations) = (maturity, recommendations)
        (view.published, view.associations, view.methods) = (publishedRows, associations, methods)
        view.definitions = input.rules.derived.filter { !$0.isImplied && input.form($0.form) != nil }.map {
            DefinitionView(label: text($0.label), definition: text($0.definition))
        }
        view.definitions += input.rules.indices.filter { input.form($0.form) != nil }.map {
            DefinitionView(label: text($0.label), definition: text($0.definition))
        }
        view.findings = input.findings.map(self.view)
        return view
    }

    private func view(_ counterpart: Counterpart) -> CounterpartView {
        CounterpartView(
            label: text(counterpart.label),
            columns: counterpart.findings.map { CounterpartView.ColumnView(findings: $0.map(view)) })
    }
}
