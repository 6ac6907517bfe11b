import Markdown
import NumberText
import StageFiles
import SurveyModel
import TemplateText

/// An item of the form with all its figures.
struct ItemView: TemplateView {
    var title = ""
    var anchor = Inline(markdown: "")
    var charts: [ChartView] = []
    var shares: [ShareView] = []
    var numbers: [NumberView] = []
    var whole: [TestView] = []
    /// A respondent may give several answers, so shares add up to more than 100 %.
    var isSeveral = false
    var isWeighted = false
    var isRanked = false
    var isScored = false
    /// Answered in words; what is counted of them is under its coding frame.
    var isOpen = false
    var hasFrame = false
    var level = ""
    var blank = ""
    var invalid = ""
    var notAsked = ""
    /// The released tables that hold its rows.
    var files = Inline(markdown: "")
    /// The items of a grid.
    var grid: [GridItemView] = []
    var crosstabs: [CrosstabView] = []
    /// How an index is made, how it is in each group, and how its items go with the others.
    var definition = ""
    var means: [GroupMeansView] = []
    var rest: [TestView] = []
    /// How long something took, of all and in each group.
    var durations: [DurationTableView] = []
    /// The tests of a number, which has no cross-tab they could stand under.
    var numberTests: [TestView] = []
    var maps: [ChartView] = []
}

/// An answer with its count, share and interval.
struct ShareView: TemplateView {
    /// The cell that names the row.
    var cell = Inline(markdown: "")
    var label = ""
    var n = ""
    var percent = ""
    var percentOfAnswers = ""
    /// The share as one of those that add up to 100 in print.
    var percentOfHundred = ""
    var interval = ""
    var base = ""
}

/// A number, or an item of a grid or a ranking.
struct NumberView: TemplateView {
    var cell = Inline(markdown: "")
    var label = ""
    var mean = ""
    var interval = ""
    var median = ""
    var range = ""
    var base = ""
    /// The share of the highest answer, or of first places.
    var top = ""
}

struct GridItemView: TemplateView {
    var label = ""
    var shares: [ShareView] = []
}

extension Edition {
    /// Answers with their counts, shares and intervals. The other side of a derived share is left out.
    func shares(_ item: PaperItem, _ form: ReportForm) -> [ShareView] {
        if case .grid = item { return [] }
        return shareRows(form.distribution(of: item.name).filter { !$0.isOtherSide }, form)
    }

    func shareRows(_ rows: [DistributionRow], _ form: ReportForm) -> [ShareView] {
        let summing = rows.filter { [.single, .grid, .score].contains($0.kind) && $0.base != nil }
        let hundred = style.percentsOfHundred(summing.compactMap(\.share.value)) ?? []
        let texts = Dictionary(zip(summing.map(\.code), hundred), uniquingKeysWith: { $1 })
        return rows.map { row in
            var view = shareRow(row, ofHundred: texts[row.code])
            view.cell = rowCell(view.label, Self.anchor(form.name, row.question, code: row.code), .tables)
            return view
        }
    }

    private func shareRow(_ row: DistributionRow, ofHundred: String?) -> ShareView {
        let isShown = row.isShareTold
        let percent = percent(of: row)
        let label = text(row.label)
        return ShareView(
            label: label.isEmpty ? row.code : label, n: style.count(row.n), percent: percent,
            percentOfAnswers: isShown ? style.percent(row.shareOfAnswers) : Self.dash,
            percentOfHundred: isShown ? ofHundred ?? percent : Self.dash,
            interval: isShown ? style.interval(row.share.low, row.share.high) : Self.dash,
            base: row.base == nil ? Self.dash : base(row.base))
    }

    /// A share as it may be told: on a very small base, or where it is withheld, as a dash.
    func percent(of row: DistributionRow) -> String {
        row.isShareTold ? style.percent(row.share.value, step: row.precision.step) : Self.dash
    }

    /// A number, the items of a grid, the highest mean first, or those of a ranking, the nearest to the first
    /// place first. What has no mean comes last.
    func numbers(_ item: PaperItem, _ form: ReportForm) -> [NumberView] {
        let rows = (item.variablesWithMeans ?? []).compactMap { variable, label in
            form.number(of: variable).map { (variable: variable, label: label[language], row: $0) }
        }
        let sign: Double = item.isRanking ? 1 : -1
        return rows.stablySorted {
            ($0.row.average.value.map { $0 * sign } ?? .infinity)
                < ($1.row.average.value.map { $0 * sign } ?? .infinity)
        }.map { variable, label, row in
            let top = item.isRanking ? form.firstPlace(of: variable) : form.topBox(of: variable)
            return NumberView(
                cell: rowCell(label, Self.anchor(form.name, meanOf: variable), .tables), label: label,
                mean: style.number(
                    row.average.value, decimals: NumberStyle.decimals(2, step: row.precision.step)),
                interval: style.interval(row.average.low, row.average.high, decimals: 2),
                median: style.number(row.middle, decimals: 1),
                range: style.interval(row.min, row.max, decimals: 0), base: base(row.n),
                top: top.map(percent) ?? Self.dash)
        }
    }

    /// How far a ranking's respondents agree (Kendall's W), how far a grid's items measure the same
    /// (Cronbach's alpha).
    func whole(_ item: PaperItem, _ form: ReportForm) -> [TestView] {
        form.tests(of: item.name, by: "").map { testRow($0, form) }
    }
}

extension PaperItem {
    /// A respondent may give several answers, so shares add up to more than 100 %.
    var allowsSeveral: Bool {
        if case .question(let question) = self { question.kind == .multiple } else { false }
    }

    /// The question, if it is answered in words.
    var openQuestion: Question? {
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
        case .derived, .index, .duration: false
        }
    }

    /// The variables whose means tell of the item; `nil` where shares do.
    var variablesWithMeans: [(name: String, label: LocalizedText)]? {
        switch self {
        case .grid(_, let items): items.map { ($0.name, $0.label) }
        case .question(let question) where question.kind == .rank:
            question.choices.map { (question.variable(of: $0), $0.label) }
        case .question(let question) where [.integer, .decimal].contains(question.kind):
            [(question.name, question.short)]
        case .index(let index): [(index.name, index.label)]
        case .question, .derived, .duration: nil
        }
    }

    /// The tables of the item: its own, or those of a grid's items with their titles.
    var tables: [(name: String, title: LocalizedText)] {
        if case .grid(_, let items) = self { return items.map { ($0.name, $0.label) } }
        return [(name, LocalizedText())]
    }
}

extension DistributionRow {
    /// The respondents of whom a derived share is not true: told only in the tables' files.
    var isOtherSide: Bool { label.isEmpty && code == "0" }

    /// Whether a share can be told: enough answered.
    var isShareTold: Bool { base.map { $0 >= Edition.leastBaseOfShare } ?? false }
}

extension ReportForm {
    /// The share of first places of an item of a ranking.
    ///
    /// - Parameter variable: That of the item's places.
    fileprivate func firstPlace(of variable: String) -> DistributionRow? {
        for question in self.instrument.questions where question.kind == .rank {
            if let choice = question.choices.first(where: { question.variable(of: $0) == variable }) {
                return share(of: question.name, code: choice.name)
            }
        }
        return nil
    }
}
