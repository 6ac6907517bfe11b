import Markdown
import NumberText
import StageFiles
import SurveyModel
import TemplateText

/// An index in the groups of a characteristic.
struct GroupMeansView: TemplateView {
    var by = ""
    var anchor = Inline(markdown: "")
    var rows: [RowView] = []
    var tests: [TestView] = []

    struct RowView: TemplateView {
        var label = ""
        var mean = ""
        var interval = ""
        var sd = ""
        var median = ""
        var base = ""
    }
}

extension Edition {
    /// Fills in what only an index has.
    func describe(_ view: inout ItemView, _ index: SurveyIndex, _ form: ReportForm) {
        view.definition = text(index.definition)
        view.means = form.demographics.compactMap { means(index, by: $0, form) }
        view.rest = form.released.tests.filter {
            $0.by == index.name && $0.test == TestName.itemRest.rawValue && $0.statistic != nil
        }.map { testRow($0, form) }
    }

    /// `nil` where nothing was counted by it.
    private func means(_ index: SurveyIndex, by: Question, _ form: ReportForm) -> GroupMeansView? {
        let rows = form.released.indexMeans.filter { $0.question == index.name && $0.by == by.name }
        if rows.isEmpty { return nil }
        let part = PaperItem.TestedPart(variable: index.name, question: index.name)
        return GroupMeansView(
            by: text(by.short),
            anchor: Inline(markdown: Self.anchor(form.name, index.name, by: by.name).markdown),
            rows: rows.map { row in
                let step = row.precision.step
                let decimals = NumberStyle.decimals(2, step: step)
                return GroupMeansView.RowView(
                    label: form.label(of: by.name, code: row.byCode).map(text) ?? row.byCode,
                    mean: row.average.value == nil
                        ? Self.hidden(row) : style.number(row.average.value, decimals: decimals),
                    interval: style.interval(row.average.low, row.average.high, decimals: decimals),
                    sd: style.number(row.sd, decimals: decimals),
                    median: style.number(row.median, decimals: decimals),
                    base: row.n.map { base($0) } ?? Self.dash)
            }, tests: testRows(part, by: by, form))
    }

    private static func hidden(_ row: IndexMeanRow) -> String { row.precision == .withheld ? "•" : dash }
}
