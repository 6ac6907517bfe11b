import Markdown
import Problems
import StageFiles
import SurveyModel

/// Writes the report of each language and its charts, from what disclosure control let through.
///
/// - Parameter shippedTemplates: The folder of the templates that `SURVEYS/templates` does not have.
public func writeReport(
    _ wave: Wave, output: WaveOutput, shippedTemplates: String?, report: ProblemReport
) throws {
    let input = try ReportInput.load(wave, output)
    let root = try StageOutput(folder: output.root)
    let charts = try StageOutput(folder: output.charts)
    for language in wave.languages {
        let edition = Edition(input, language)
        let templates = try Templates(
            folders: [wave.paths.templates] + (shippedTemplates.map { [$0] } ?? []), language: language)
        try root.write(templates.render(.report, edition.context), to: FileName.report(language))
        for (name, chart) in edition.charts.files { try charts.write(ChartDrawing(chart).svg, to: name) }
    }
    try charts.commit()
    try root.commit()
}

extension Edition {
    /// What the template is filled with.
    var context: [String: Any] {
        [
            "title": text(input.wave.title), "region": text(input.wave.region),
            "hasRegion": !input.wave.region.isEmpty,
            "synthetic": input.wave.isSynthetic,
            "from": input.wave.fieldwork.map { style.date($0.from) } ?? "",
            "to": input.wave.fieldwork.map { style.date($0.to) } ?? "",
            "fieldwork": input.wave.fieldwork != nil, "smallBase": Edition.smallBase,
            "forms": input.forms.map(context),
        ]
    }

    private func context(_ form: ReleasedForm) -> [String: Any] {
        let items = PaperItem.all(of: form.instrument, form: form.name, derived: input.rules.derived)
        let topics = items.map(\.topic).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return [
            "title": text(form.instrument.title), "respondents": style.count(form.respondents),
            "rejected": style.count(form.quality.first { $0.measure == .rejected }?.n),
            "changed": style.count(
                form.quality.filter { $0.measure == .changed }.compactMap(\.n).reduce(0, +)),
            "minimumCell": form.form.minimumCell,
            "withheld": input.disclosure.count { $0.form == form.name },
            "topics": topics.map { topic in
                [
                    "label": input.rules.topic(topic).map { text($0.label) } ?? topic,
                    "items": items.filter { $0.topic == topic }.map { context($0, form) },
                ] as [String: Any]
            },
        ]
    }

    private func context(_ item: PaperItem, _ form: ReleasedForm) -> [String: Any] {
        let tables = ItemTables(edition: self, form: form, words: columnWords)
        return [
            "title": item.title(in: form, language),
            "chart": charts.path(form: form.name, item: item.name) ?? "",
            "hasChart": charts.path(form: form.name, item: item.name) != nil,
            "table": tables.table(of: item) ?? "",
        ]
    }

    /// The headings of the tables' columns.
    private var columnWords: [String: String] {
        language == "kk"
            ? [
                "answer": "Жауап", "count": "Саны", "percent": "Үлесі", "interval": "95 % аралық",
                "base": "База",
                "item": "Көрсеткіш", "mean": "Орташа", "median": "Медиана", "range": "Ең азы–ең көбі",
            ]
            : [
                "answer": "Answer", "count": "Count", "percent": "Share", "interval": "95 % interval",
                "base": "Base",
                "item": "Item", "mean": "Mean", "median": "Median", "range": "Least–greatest",
            ]
    }
}
