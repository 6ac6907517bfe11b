import Markdown
import NumberText
import StageFiles
import SurveyModel
import TemplateText

/// How long something took: of all, or in the groups of a characteristic.
struct DurationTableView: TemplateView {
    /// Empty of all.
    var by = ""
    var anchor = Inline(markdown: "")
    var rows: [RowView] = []
    var tests: [TestView] = []

    struct RowView: TemplateView {
        /// Empty of all.
        var label = ""
        var median = ""
        var interval = ""
        var quartiles = ""
        var ended = ""
        var base = ""
    }
}

extension Edition {
    /// Fills in what only a duration has.
    func describe(_ view: inout ItemView, _ duration: DurationMeasure, _ form: ReportForm) {
        view.definition = text(duration.definition)
        let files = [FileName.durations, FileName.tests].map {
            Inline.link(Inline($0), to: "\(FileName.tables)/\(form.name)/\($0)").markdown
        }
        view.files = Inline(markdown: files.joined(separator: ", "))
        let all = durationTable(duration, by: nil, form)
        view.durations =
            [all].compactMap(\.self) + form.demographics.compactMap { durationTable(duration, by: $0, form) }
    }

    /// `nil` where nothing was counted by it.
    private func durationTable(_ duration: DurationMeasure, by: Question?, _ form: ReportForm)
        -> DurationTableView?
    {
        let name = by?.name ?? ""
        let rows = form.released.durations.filter {
            $0.question == duration.name && $0.by == name && $0.n != 0
        }
        if rows.isEmpty { return nil }
        let part = PaperItem.TestedPart(variable: duration.name, question: duration.name)
        return DurationTableView(
            by: by.map { text($0.short) } ?? "",
            anchor: by.map {
                Inline(markdown: Self.anchor(form.name, duration.name, by: $0.name).markdown)
            } ?? Inline(markdown: ""),
            rows: rows.map { row in
                let label = by.map { form.label(of: $0.name, code: row.byCode).map(text) ?? row.byCode }
                return view(row, label: label ?? "")
            },
            tests: by.map { testRows(part, by: $0, form) } ?? [])
    }

    private func view(_ row: DurationRow, label: String) -> DurationTableView.RowView {
        DurationTableView.RowView(
            label: label,
            median: row.precision == .withheld ? "•" : row.median.map { style.plain($0) } ?? Self.dash,
            interval: interval(row.low, row.high), quartiles: interval(row.q1, row.q3),
            ended: row.ended.map { base($0) } ?? Self.dash, base: row.n.map { base($0) } ?? Self.dash)
    }

    /// From one day to another, of which the second may not be reached.
    private func interval(_ low: Double?, _ high: Double?) -> String {
        guard let low else { return Self.dash }
        return high == nil ? "\(style.plain(low))–…" : style.interval(low, high, decimals: 0)
    }
}
