import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// An item with its chart and its table.
    func itemContext(
        _ item: PaperItem, _ form: ReleasedForm, in document: ReportDocument = .report
    ) -> TemplateContext {
        let shares = shares(item, form, document)
        let numbers = numbers(item, form, document)
        let open = item.openQuestion
        return [
            "isOpen": open != nil, "hasFrame": open.flatMap(form.instrument.frame(of:)) != nil,
            "title": item.title(in: form, language),
            "anchor": Self.anchor(form.name, item.name).markdown,
            "target": FileName.tables(language) + Self.anchor(form.name, item.name).target,
            "charts": charts.item(form: form.name, item: item.name).chartContexts,
            "shares": shares, "hasShares": !shares.isEmpty,
            "numbers": numbers, "hasNumbers": !numbers.isEmpty,
            "isSeveral": item.allowsSeveral,
            "isWeighted": form.isWeighted, "level": style.level(form.form.statistics.level),
            "isRanked": item.isRanking, "isScored": item.isScored,
            "whole": whole(item, form), "differences": differences(item, form),
        ]
    }

    /// Answers with their counts, shares and intervals. The other side of a derived share is left out.
    func shares(
        _ item: PaperItem, _ form: ReleasedForm, _ document: ReportDocument = .report
    ) -> [TemplateContext] {
        if case .grid = item { return [] }
        return shareRows(form.distribution(of: item.name), form, document)
            .filter { $0["isOtherSide"] as? Bool == false }
    }

    /// - Returns: `cell` names the row: see ``rowCell(_:_:_:)``.
    func shareRows(
        _ rows: [DistributionRow], _ form: ReleasedForm, _ document: ReportDocument
    ) -> [TemplateContext] {
        let summing = rows.filter { [.single, .grid, .score].contains($0.kind) && $0.base != nil }
        let hundred = style.percentsOfHundred(summing.compactMap(\.share.value)) ?? []
        let texts = Dictionary(zip(summing.map(\.code), hundred), uniquingKeysWith: { $1 })
        return rows.map { row in
            var context = shareRow(row, ofHundred: texts[row.code])
            let anchor = Self.anchor(form.name, row.question, code: row.code)
            context["cell"] = rowCell(context["label"] as? String ?? "", anchor, document)
            return context
        }
    }

    /// - Parameter ofHundred: The share as one of those that add up to 100 in print, for the templates that ask.
    func shareRow(_ row: DistributionRow, ofHundred: String? = nil) -> TemplateContext {
        let isShown = row.base.map { $0 >= Self.leastBaseOfShare } ?? false
        let isCounted = row.base != nil
        let percent = style.percent(row.share.value)
        return [
            "label": text(row.label).isEmpty ? row.code : text(row.label),
            "n": style.count(row.n),
            "percent": isShown ? percent : Self.dash,
            "percentOfAnswers": isShown ? style.percent(row.shareOfAnswers) : Self.dash,
            "percentOfHundred": isShown ? ofHundred ?? percent : Self.dash,
            "interval": isShown ? style.interval(row.share.low, row.share.high) : Self.dash,
            "base": isCounted ? base(row.base) : Self.dash,
            "blank": style.count(row.blank), "invalid": style.count(row.invalid),
            "notAsked": style.count(row.notAsked),
            "isOtherSide": row.isOtherSide,
        ]
    }

    /// A number, the items of a grid, the highest mean first, or those of a ranking, the nearest to the first
    /// place first. What has no mean comes last.
    func numbers(
        _ item: PaperItem, _ form: ReleasedForm, _ document: ReportDocument = .report
    ) -> [TemplateContext] {
        let rows = (item.variablesWithMeans(language) ?? []).compactMap { variable, label in
            form.number(of: variable).map { (variable: variable, label: label, row: $0) }
        }
        let sign: Double = item.isRanking ? 1 : -1
        return rows.stablySorted {
            ($0.row.average.value.map { $0 * sign } ?? .infinity)
                < ($1.row.average.value.map { $0 * sign } ?? .infinity)
        }.map { variable, label, row in
            let top = item.isRanking ? form.firstPlace(of: variable) : form.topBox(of: variable)
            return [
                "label": label,
                "cell": rowCell(label, Self.anchor(form.name, meanOf: variable), document),
                "mean": style.number(row.average.value, decimals: 2),
                "interval": style.interval(row.average.low, row.average.high, decimals: 2),
                "median": style.number(row.middle, decimals: 1),
                "range": style.interval(row.min, row.max, decimals: 0),
                "base": base(row.n),
                "top": top.map { shareRow($0)["percent"] ?? Self.dash } ?? Self.dash,
            ]
        }
    }

    /// How far a ranking's respondents agree (Kendall's W), how far a grid's items measure the same
    /// (Cronbach's alpha).
    private func whole(_ item: PaperItem, _ form: ReleasedForm) -> [TemplateContext] {
        form.tests.filter { $0.question == item.name && $0.by.isEmpty }.map { testRow($0, form) }
    }

    static let dash = "–"
}

extension PaperItem {
    /// A respondent may give several answers, so shares add up to more than 100 %.
    var allowsSeveral: Bool {
        if case .question(let question) = self { question.kind == .multiple } else { false }
    }

    /// The question, if it is answered in words.
    fileprivate var openQuestion: Question? {
        if case .question(let question) = self, question.kind == .text { question } else { nil }
    }

    var isRanking: Bool {
        if case .question(let question) = self { question.kind == .rank } else { false }
    }

    /// Its answers are steps of a scale with a highest one.
    var isScored: Bool {
        switch self {
        case .grid(_, let items): items.contains { $0.scale == .ordinal }
        case .question(let question): question.isScore
        case .derived: false
        }
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
    func tables(_ language: Language) -> [(name: String, title: String)] {
        if case .grid(_, let items) = self { return items.map { ($0.name, $0.label[language]) } }
        return [(name, "")]
    }
}

extension Sequence<ChartFiles.Link> {
    /// What a template puts in.
    var chartContexts: [TemplateContext] { map { ["path": $0.path, "alt": $0.title] } }
}

extension DistributionRow {
    /// The respondents of whom a derived share is not true: told only in the tables' files.
    var isOtherSide: Bool { label.isEmpty && code == "0" }
}

extension ReleasedForm {
    /// The share of first places of an item of a ranking.
    ///
    /// - Parameter variable: That of the item's places.
    fileprivate func firstPlace(of variable: String) -> DistributionRow? {
        for question in instrument.questions where question.kind == .rank {
            if let choice = question.choices.first(where: { question.variable(of: $0) == variable }) {
                return share(of: question.name, code: choice.name)
            }
        }
        return nil
    }
}
