import Markdown
import StageFiles
import SurveyModel

/// The tables of one form's items in one language; their headings come from the template.
struct ItemTables {
    let edition: Edition
    let form: ReleasedForm
    /// The headings of columns by their keys in the templates.
    let words: [String: String]

    /// The table of an item; `nil` where nothing was counted.
    func table(of item: PaperItem) -> String? {
        switch item {
        case .grid(_, let items): numbers(items.map { ($0.name, edition.text($0.label)) })
        case .question(let question) where question.kind == .rank:
            numbers(question.choices.map { (question.variable(of: $0), edition.text($0.label)) })
        case .question(let question) where [.integer, .decimal].contains(question.kind) && !question.isScore:
            numbers([(question.name, edition.text(question.short))])
        case .question, .derived: shares(item)
        }
    }

    /// Answers with their counts, shares and intervals.
    private func shares(_ item: PaperItem) -> String? {
        let rows = form.distribution(of: item.name)
        if rows.isEmpty { return nil }
        var table = PipeTable(columns: [
            column("answer", .left), column("count"), column("percent"), column("interval"), column("base"),
        ])
        for row in rows where !(row.label.isEmpty && row.code == "0") {
            let mark = Edition.isSmall(row.base) ? "*" : ""
            table.append([
                Inline(edition.text(row.label)), Inline(edition.style.count(row.n)),
                Inline(edition.style.percent(row.percent)),
                Inline(edition.style.interval(row.low, row.high)),
                Inline(edition.style.count(row.base) + mark),
            ])
        }
        return table.markdown
    }

    /// Numbers, the items of a grid or the places of a ranking.
    private func numbers(_ variables: [(name: String, label: String)]) -> String? {
        let rows = variables.compactMap { variable in
            form.number(of: variable.name).map { (variable.label, $0) }
        }
        if rows.isEmpty { return nil }
        var table = PipeTable(columns: [
            column("item", .left), column("mean"), column("interval"), column("median"), column("range"),
            column("base"),
        ])
        for (label, row) in rows {
            let mark = Edition.isSmall(row.n) ? "*" : ""
            table.append([
                Inline(label), Inline(edition.style.number(row.mean, decimals: 2)),
                Inline(edition.style.interval(row.low, row.high, decimals: 2)),
                Inline(edition.style.number(row.median, decimals: 1)),
                Inline(edition.style.interval(row.min, row.max, decimals: 0)),
                Inline(edition.style.count(row.n) + mark),
            ])
        }
        return table.markdown
    }

    private func column(_ key: String, _ alignment: PipeTable.Alignment = .right) -> PipeTable.Column {
        .init(Inline(words[key] ?? key), alignment)
    }
}
