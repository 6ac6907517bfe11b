import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// An item with its chart and its table.
    func itemContext(_ item: PaperItem, _ form: ReleasedForm) -> TemplateContext {
        let shares = shares(item, form)
        let numbers = numbers(item, form)
        return [
            "title": item.title(in: form, language),
            "anchor": Self.anchor(form.name, item.name).markdown,
            "target": FileName.tables(language) + Self.anchor(form.name, item.name).target,
            "charts": charts.item(form: form.name, item: item.name).chartContexts,
            "shares": shares, "hasShares": !shares.isEmpty,
            "numbers": numbers, "hasNumbers": !numbers.isEmpty,
            "isSeveral": item.allowsSeveral,
        ]
    }

    /// Answers with their counts, shares and intervals. The other side of a derived share is left out.
    func shares(_ item: PaperItem, _ form: ReleasedForm) -> [TemplateContext] {
        if case .grid = item { return [] }
        return form.distribution(of: item.name).filter { !($0.label.isEmpty && $0.code == "0") }.map(shareRow)
    }

    func shareRow(_ row: DistributionRow) -> TemplateContext {
        let isShown = row.base.map { $0 >= Self.leastBaseOfShare } ?? false
        let isCounted = row.base != nil
        return [
            "label": text(row.label).isEmpty ? row.code : text(row.label),
            "n": style.count(row.n),
            "percent": isShown ? style.percent(row.share.value) : Self.dash,
            "interval": isShown ? style.interval(row.share.low, row.share.high) : Self.dash,
            "base": isCounted ? base(row.base) : Self.dash,
            "blank": style.count(row.blank), "invalid": style.count(row.invalid),
            "notAsked": style.count(row.notAsked),
        ]
    }

    /// A number, the items of a grid or the places of a ranking.
    func numbers(_ item: PaperItem, _ form: ReleasedForm) -> [TemplateContext] {
        (item.variablesWithMeans(language) ?? []).compactMap { name, label in
            form.number(of: name).map { row in
                [
                    "label": label,
                    "mean": style.number(row.average.value, decimals: 2),
                    "interval": style.interval(row.average.low, row.average.high, decimals: 2),
                    "median": style.number(row.median, decimals: 1),
                    "range": style.interval(row.min, row.max, decimals: 0),
                    "base": base(row.n),
                ]
            }
        }
    }

    static let dash = "–"
}

extension PaperItem {
    /// A respondent may give several answers, so shares add up to more than 100 %.
    var allowsSeveral: Bool {
        if case .question(let question) = self { question.kind == .multiple } else { false }
    }

    /// The variables whose means tell of the item; `nil` where shares do.
    func variablesWithMeans(_ language: Language) -> [(name: String, label: String)]? {
        switch self {
        case .grid(_, let items): items.map { ($0.name, $0.label[language]) }
        case .question(let question) where question.kind == .rank:
            question.choices.map { (question.variable(of: $0), $0.label[language]) }
        case .question(let question) where [.integer, .decimal].contains(question.kind):
            [(question.name, question.short[language])]
        case .question, .derived: nil
        }
    }

    /// The tables of the item: its own, or those of a grid's items with their titles.
    func parts(_ language: Language) -> [(name: String, title: String)] {
        if case .grid(_, let items) = self { return items.map { ($0.name, $0.label[language]) } }
        return [(name, "")]
    }
}

extension Sequence<ChartFiles.Link> {
    /// What a template puts in.
    var chartContexts: [TemplateContext] { map { ["path": $0.path, "alt": $0.title] } }
}
