import StageFiles
import SurveyModel
import TemplateText

/// What changed since the wave before.
struct ComparisonView: TemplateView {
    /// The wave before, and when its fieldwork was.
    var wave = ""
    var time = ""
    /// The largest moves, one of a question.
    var leading: [MovedShareView] = []
    /// Forms that the same people filled in both times.
    var panels: [PanelView] = []
    /// The document that sets all waves side by side, where there are more than two.
    var trend = ""
    /// Shares that both waves tell, and those of them that moved by more than chance explains.
    var tested = CountView()
    var shown = CountView()
    /// These, the largest first.
    var moved: [MovedShareView] = []
    /// Questions whose series is broken.
    var broken: [BrokenSeriesView] = []
    /// What became of the targets that the wave before set.
    var goals: [OutcomeView] = []
    /// Findings that were on the opposite side of the SWOT.
    var turned: [MovedFindingView] = []
    /// Findings that there were not before.
    var new: [MovedFindingView] = []
    /// Findings that there are no more.
    var gone: [MovedFindingView] = []
    /// There are such findings.
    var findingsMoved = false
    /// Statements of the SWOT that are new, and that are there no more.
    var stated: [GoneView] = []
    var dropped: [GoneView] = []
    /// Items of the checklist that are answered otherwise.
    var items: [MovedItemView] = []
}

struct MovedShareView: TemplateView {
    var question = ""
    var answer = ""
    var before = ""
    var now = ""
    /// In percentage points.
    var change = ""
    var interval = ""
    /// In a panel: all who answered in either wave are compared, since the pairs are withheld.
    var isUnpaired = false
}

/// A form that the same people filled in both times.
struct PanelView: TemplateView {
    var title = ""
    /// How many took part in both waves, and how many now.
    var members = ""
    var respondents = ""
    /// Some shares of it are not compared person by person.
    var isPart = false
}

struct BrokenSeriesView: TemplateView {
    var question = ""
    var reason = TemplateWord<ChangeRow.Reason>()
}

struct GoneView: TemplateView { var text = "" }

struct MovedItemView: TemplateView {
    var text = ""
    var before = ItemAnswerView()
    var now = ItemAnswerView()
}

struct ItemAnswerView: TemplateView {
    var isYes = false
    var isNo = false
    var isPartly = false

    init() {}

    init(_ answer: MaturityRow.Answer) {
        (isYes, isNo, isPartly) = (answer == .yes, answer == .no, answer == .partly)
    }
}

extension Edition {
    /// `nil` without a wave before.
    var comparison: ComparisonView? {
        guard let earlier = input.earlier.first else { return nil }
        // The rest of a derived share has no label, and is told by the share itself.
        let shares = input.changes.filter { row in
            row.verdict != .incomparable
                && input.form(row.form)?.share(of: row.question, code: row.code)?.label.isEmpty == false
        }
        let moved = shares.filter { $0.verdict != .unclear }
            .stablySorted { abs($0.change ?? 0) > abs($1.change ?? 0) }
        var view = ComparisonView(
            wave: earlier.wave.title.isEmpty ? earlier.wave.name : text(earlier.wave.title),
            time: earlier.wave.fieldwork.map { style.month($0.from) } ?? earlier.wave.name)
        (view.tested, view.shown) = (counted(shares.count), counted(moved.count))
        view.moved = moved.map(self.view)
        view.leading = leading(moved).map(self.view)
        view.panels = panels
        view.trend = input.trend.isEmpty ? "" : FileName.trend(language)
        view.broken = input.changes.filter { $0.verdict == .incomparable }.map { row in
            BrokenSeriesView(
                question: question(row.question, row.form, earlier), reason: TemplateWord(row.reason))
        }
        // What was reached first, then what was missed, in the order of the rules.
        let goals = earlier.findings.compactMap { outcome($0) }
        view.goals = TargetOutcome.allCases.flatMap { outcome in
            goals.filter { $0.outcome.chosen == [outcome.rawValue] }
        }
        addFindings(to: &view, earlier)
        addStatements(to: &view, earlier)
        view.items = items(earlier)
        return view
    }

    /// The largest moves of a percentage point and more, of a question and a topic one.
    private func leading(_ moved: [ChangeRow]) -> [ChangeRow] {
        var topics: Set<String> = []
        return Array(
            moved.filter { row in
                guard abs(row.change ?? 0) >= 1 else { return false }
                let topic = input.form(row.form)?.item(holding: row.question)?.topic ?? row.question
                return topics.insert("\(row.form) \(topic)").inserted
            }.prefix(Self.mostLeading))
    }

    private static let mostLeading = 3

    private var panels: [PanelView] {
        input.forms.compactMap { form in
            guard let members = form.panel.first(where: { $0.question.isEmpty })?.n else { return nil }
            return PanelView(
                title: text(form.title), members: style.count(members),
                respondents: style.count(form.respondents),
                isPart: input.changes.contains {
                    $0.form == form.name && ($0.verdict == .rose || $0.verdict == .fell) && isUnpaired($0)
                })
        }
    }

    private func isUnpaired(_ row: ChangeRow) -> Bool {
        row.test != .none && !row.test.isPaired && input.form(row.form)?.panel.isEmpty == false
    }

    private func view(_ row: ChangeRow) -> MovedShareView {
        let names = names(row.question, row.code, row.form)
        return MovedShareView(
            question: names.question, answer: names.answer,
            before: style.percent(row.previousPercent), now: style.percent(row.percent),
            change: style.signed(row.change, decimals: 1),
            // Where both waves counted all there is none.
            interval: row.low == row.high
                ? Self.dash : style.interval(row.low, row.high, decimals: 1), isUnpaired: isUnpaired(row))
    }

    /// What a question and an answer to it are called; a derived share has one name for both.
    func names(_ question: String, _ code: String, _ form: String) -> (question: String, answer: String) {
        guard let form = input.form(form) else { return (question, code) }
        let name = label(of: question, in: form)
        let answer = form.label(of: question, code: code).map(text) ?? code
        return (name, name.hasSuffix(answer) ? "" : answer)
    }

    /// A question's label: of one that is gone, in the wave before.
    func question(_ name: String, _ form: String, _ earlier: EarlierWave) -> String {
        for form in [input.form(form), earlier.form(form)].compactMap(\.self) {
            let label = label(of: name, in: form)
            if label != name { return label }
        }
        return name
    }

    private func items(_ earlier: EarlierWave) -> [MovedItemView] {
        let before = Dictionary(earlier.maturity.map { ($0.item, $0.answer) }) { first, _ in first }
        return input.maturity.compactMap { row in
            guard let old = before[row.item], old != row.answer else { return nil }
            return MovedItemView(
                text: text(row.text), before: ItemAnswerView(old), now: ItemAnswerView(row.answer))
        }
    }
}
