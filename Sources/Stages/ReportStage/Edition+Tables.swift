import Markdown
import StageFiles
import Statistics
import SurveyModel
import TemplateText

/// The document of all tables.
struct TablesView: TemplateView {
    var title = ""
    var synthetic = false
    var report = Inline(markdown: "")
    var smallBase = ""
    var leastBase = ""
    /// The same as what a base is less than.
    var smallBaseFrom = ""
    var leastBaseFrom = ""
    var forms: [FormTablesView] = []
    /// The checklist of personnel management, item by item.
    var checklist: [ChecklistSectionView] = []
    var swot: [SwotTableView] = []
    var statements: [StatementView] = []
}

/// All tables of a form.
struct FormTablesView: TemplateView {
    var title = ""
    var respondents = ""
    var minimumCell = ""
    var level = ""
    var weights: WeightsView?
    var items: [ItemView] = []
}

/// The shares of the answers in each group of a characteristic.
struct CrosstabView: TemplateView {
    var title = ""
    var by = ""
    var anchor = Inline(markdown: "")
    var groups: [GroupView] = []
    var rows: [CrosstabRowView] = []
    var tests: [TestView] = []

    struct GroupView: TemplateView {
        var letter = ""
        var label = ""
        var base = ""
    }

    struct CrosstabRowView: TemplateView {
        var cell = Inline(markdown: "")
        var cells: [CellView] = []
    }

    struct CellView: TemplateView {
        var text = ""
        var letters = ""
        var standsOut = false
    }
}

extension Edition {
    var tablesView: TablesView {
        TablesView(
            title: title, synthetic: input.wave.isSynthetic,
            report: Inline(markdown: FileName.report(language)),
            smallBase: String(Self.smallBase), leastBase: String(Self.leastBaseOfShare),
            smallBaseFrom: style.than(String(Self.smallBase)),
            leastBaseFrom: style.than(String(Self.leastBaseOfShare)),
            forms: input.forms.map { form in
                FormTablesView(
                    title: text(form.title), respondents: style.count(form.respondents),
                    minimumCell: String(form.form.disclosure.minimumCell),
                    level: style.level(form.form.statistics.level), weights: weights(of: form),
                    items: form.items.map { view($0, form) })
            },
            checklist: checklist, swot: input.swot.isEmpty ? [] : swotTables(in: .tables),
            statements: statements)
    }

    private func view(_ item: PaperItem, _ form: ReportForm) -> ItemView {
        let parts = item.tables
        let first = form.distribution(of: item.name).first
        var view = ItemView(
            title: item.title(in: form.released, language),
            anchor: Inline(markdown: Self.anchor(form.name, item.name).markdown),
            charts: charts.item(form: form.name, item: item.name),
            shares: shares(item, form), numbers: numbers(item, form), whole: whole(item, form),
            isSeveral: item.allowsSeveral, isWeighted: form.isWeighted, isRanked: item.isRanking,
            isScored: item.isScored, level: style.level(form.form.statistics.level))
        view.isOpen = item.openQuestion != nil
        view.hasFrame = item.openQuestion.flatMap(form.instrument.frame(of:)) != nil
        if let first {
            view.blank = style.count(first.blank)
            view.invalid = style.count(first.invalid)
            view.notAsked = style.count(first.notAsked)
        }
        view.files = files(form)
        view.grid = parts.count > 1 ? parts.map { gridItem($0, form) } : []
        view.crosstabs = parts.flatMap { part in
            form.demographics.compactMap { crosstab(part.name, text(part.title), by: $0, item, form) }
        }
        if case .index(let index) = item { describe(&view, index, form) }
        if case .duration(let duration) = item { describe(&view, duration, form) }
        let isByGroup = !view.crosstabs.isEmpty || !view.means.isEmpty || !view.durations.isEmpty
        view.numberTests = !isByGroup ? numberTests(item, form) : []
        view.maps = parts.compactMap { charts.residuals(form: form.name, question: $0.name) }
        return view
    }

    /// The released tables that hold a form's rows, as links from the document.
    private func files(_ form: ReportForm) -> Inline {
        let links = [FileName.distributions, FileName.numbers, FileName.crosstabs, FileName.tests].map {
            name in
            Inline.link(Inline(name), to: "\(FileName.tables)/\(form.name)/\(name)").markdown
        }
        return Inline(markdown: links.joined(separator: ", "))
    }

    private func gridItem(_ part: (name: String, title: LocalizedText), _ form: ReportForm) -> GridItemView {
        GridItemView(label: text(part.title), shares: shareRows(form.distribution(of: part.name), form))
    }

    /// `nil` where the table is not released.
    private func crosstab(
        _ question: String, _ title: String, by: Question, _ item: PaperItem, _ form: ReportForm
    ) -> CrosstabView? {
        let cells = form.crosstab(of: question, by: by.name)
        if cells.isEmpty { return nil }
        // Groups that nobody can be in: months that fieldwork did not touch, calculated of dates.
        let groups = cells.map(\.byCode).distinct.filter { group in
            by.calculation == nil || form.share(of: by.name, code: group)?.n != 0
        }
        let byPlace = Dictionary(cells.map { ([$0.code, $0.byCode], $0) }) { first, _ in first }
        let labels = Dictionary(
            form.distribution(of: question).map { ($0.code, text($0.label)) }, uniquingKeysWith: { $1 })
        return CrosstabView(
            title: title, by: text(by.short),
            anchor: Inline(markdown: Self.anchor(form.name, question, by: by.name).markdown),
            groups: groups.map { group in
                let column = by.choices.filter { !$0.isMissing }.firstIndex { $0.name == group }
                return CrosstabView.GroupView(
                    letter: column.map(ColumnProportions.letter) ?? "",
                    label: form.label(of: by.name, code: group).map(text) ?? group,
                    base: base(of: cells.filter { $0.byCode == group }))
            },
            rows: cells.map(\.code).distinct.map { code in
                let label = Self.label(of: code, labels)
                return CrosstabView.CrosstabRowView(
                    cell: rowCell(label, Self.anchor(form.name, question, by: by.name, code: code), .tables),
                    cells: groups.map { cellView(byPlace[[code, $0]], form) })
            },
            tests: item.testedParts.filter { $0.question == question }.flatMap { testRows($0, by: by, form) })
    }

    /// The base of a column; where it is known only about, between which two it lies.
    private func base(of cells: [CrosstabRow]) -> String {
        if let base = cells.lazy.compactMap(\.base).first { return self.base(base) }
        guard let band = cells.lazy.compactMap(\.baseBand).first else { return Self.dash }
        return style.interval(band.low, band.high, decimals: 0)
    }

    /// What answers are called. Those told together have the codes of all, with a plus between.
    private static func label(of code: String, _ labels: [String: String]) -> String {
        let label =
            labels[code]
            ?? code.split(separator: "+").map { labels[String($0)] ?? String($0) }
            .joined(separator: "; ")
        return label.isEmpty ? code : label
    }

    /// All tests of a question; of an option of several the one that decides.
    func testRows(_ part: PaperItem.TestedPart, by: Question, _ form: ReportForm) -> [TestView] {
        form.tests(of: part.variable, by: by.name).filter { part.code == nil || $0.pAdjusted != nil }
            .filter { $0.p != nil || $0.statistic != nil }
            .map { test in
                var view = testRow(test, form)
                view.part = part.code == nil ? "" : text(part.label)
                return view
            }
    }

    private func numberTests(_ item: PaperItem, _ form: ReportForm) -> [TestView] {
        item.testedParts.flatMap { part in
            form.demographics.flatMap { by in
                testRows(part, by: by, form).map { view in
                    var view = view
                    view.part = text(by.short)
                    return view
                }
            }
        }
    }

    private func cellView(_ cell: CrosstabRow?, _ form: ReportForm) -> CrosstabView.CellView {
        let areLettersTold = cell.map { $0.suppressed == .none && $0.base ?? 0 >= Self.smallBase } ?? false
        return CrosstabView.CellView(
            text: cellText(cell, form), letters: areLettersTold ? cell?.letters ?? "" : "",
            standsOut: cell.map { $0.standsOut != .none } ?? false)
    }

    /// The share and the count; where the base is very small the count alone, where withheld a bullet.
    private func cellText(_ cell: CrosstabRow?, _ form: ReportForm) -> String {
        guard let cell else { return Self.dash }
        if cell.suppressed != .none { return "•" }
        // Of a base known only about, the least is sure.
        let base = cell.base.map(Double.init) ?? cell.baseBand?.low ?? 0
        let share = base >= Double(Self.leastBaseOfShare) ? share(cell, form) : ""
        if base <= 0 { return Self.dash }
        if share.isEmpty { return style.count(cell.n) }
        return cell.n == nil ? share : "\(share) (\(style.count(cell.n)))"
    }

    /// The share of the column as it may be told: to its step, or between which two it lies; empty where it is
    /// withheld.
    func share(_ cell: CrosstabRow, _ form: ReportForm) -> String {
        if let share = form.released.share(cell) { return style.percent(share, step: cell.precision.step) }
        guard !form.isWeighted, let band = cell.percentBand else { return "" }
        return style.interval(band.low, band.high) + style.percentSign
    }
}
