import Markdown
import StageFiles
import SurveyModel
import TemplateText

/// A finding: a sentence with what it rests on.
struct FindingView: TemplateView {
    var id = ""
    /// Its number in the list of all findings.
    var number = ""
    var anchor = Inline(markdown: "")
    var target = Inline(markdown: "")
    var text = ""
    /// The sentence without its full stop, so that something can be put in before that.
    var stem = ""
    var stop = ""
    var n = ""
    var interval = ""
    var level = ""
    /// The threshold it is beyond, and on which side of it.
    var threshold = ""
    /// The threshold as what the figure is more or less than, with the ending its language asks for.
    var thresholdFrom = ""
    var isAbove = false
    var isBelow = false
    var isWeighted = false
    var isSmall = false
    var isFirm = false
    var isSuggestive = false
    var value = ""
    var bounds = ""
    var evidence = Inline(markdown: "")
    var recommendation = ""
    var responsible = ""
    var priority = ""
    /// Whether it is the first of its priority.
    var startsPriority = false
    var goal: GoalView?
}

/// The figure by which the next wave sees whether a measure worked: what it is, how it stands now, and what it is to
/// pass.
struct GoalView: TemplateView {
    var question = ""
    var answer = ""
    var now = ""
    var limit = ""
    var limitFrom = ""
    var isBelow = false
    var isAbove = false
    /// How many answers it takes to tell the one from the other.
    var size = ""
}

extension Edition {
    func view(_ finding: FindingRow) -> FindingView {
        let form = input.form(finding.form)
        let isCounted = isCounted(finding)
        let isShare = Self.shareMeasures.contains(finding.measure)
        // Of all that there are nothing is left to chance.
        let hasInterval =
            finding.low != nil && finding.low != finding.high && !isCounted
            && (isShare || finding.measure == Rule.Measure.mean.rawValue)
        let sentence = Self.stem(text(finding.text))
        var view = FindingView(
            id: finding.id, number: input.number(ofFinding: finding.id).map(String.init) ?? "",
            anchor: Inline(markdown: Self.anchor(finding: finding.id).markdown),
            target: Inline(markdown: Self.anchor(finding: finding.id).target),
            text: text(finding.text), stem: sentence.stem, stop: sentence.stop,
            n: finding.n == nil ? "" : form == nil ? style.count(finding.n) : base(finding.n))
        view.interval =
            hasInterval ? style.interval(finding.low, finding.high, decimals: isShare ? 1 : 2) : ""
        view.level = form.map { style.level($0.form.statistics.level) } ?? ""
        view.isWeighted = form?.isWeighted == true && finding.n != nil && !isCounted
        view.isSmall = finding.n.map { $0 < Self.smallBase } ?? false
        (view.isFirm, view.isSuggestive) = (finding.verdict == .firm, finding.verdict == .suggestive)
        view.threshold = threshold(finding, isShare: isShare)
        view.thresholdFrom = style.than(view.threshold)
        view.isAbove = finding.atLeast != nil
        view.isBelow = finding.atLeast == nil && finding.atMost != nil
        view.value = isCounted ? Self.dash : style.figure(finding.value)
        view.bounds = isCounted ? Self.dash : style.interval(finding.low, finding.high, decimals: 2)
        view.evidence = evidence(finding.evidence)
        return view
    }

    private func threshold(_ finding: FindingRow, isShare: Bool) -> String {
        guard let limit = finding.atLeast ?? finding.atMost, finding.verdict != .none else { return "" }
        return style.plain(limit) + (isShare ? style.percentSign : "")
    }

    /// A sentence without its full stop, and that.
    static func stem(_ sentence: String) -> (stem: String, stop: String) {
        sentence.hasSuffix(".") ? (String(sentence.dropLast()), ".") : (sentence, "")
    }

    /// On very few answers a share is told as counts only, which the sentence holds.
    private func isCounted(_ finding: FindingRow) -> Bool {
        Self.shareMeasures.contains(finding.measure)
            && finding.n.map { $0 < Self.leastBaseOfShare } ?? false
    }

    static let shareMeasures = [Rule.Measure.share, .topBox, .firstPlace, .mode].map(\.rawValue)

    /// A finding with the measure that follows from it.
    func recommendation(_ finding: FindingRow) -> FindingView {
        var view = view(finding)
        let rule = input.rules.rule(finding.id)
        view.recommendation = text(finding.recommendation)
        view.responsible = rule.map { text($0.responsible) } ?? ""
        view.priority = (finding.urgency ?? rule?.priority).map(String.init) ?? ""
        // The strength of an association is no figure to watch.
        view.goal = rule.flatMap { $0.measure == .association ? nil : goal($0, finding) }
        return view
    }

    /// What is recommended, the most urgent first; of equal urgency the firmest first.
    var recommendations: [FindingView] {
        let ranking = Ranking(input.rules)
        return ranking.sorted(input.findings.filter { !$0.recommendation.isEmpty })
            .stablySorted { ranking.urgency($0) < ranking.urgency($1) }
            .map(recommendation)
            .reduce(into: []) { views, view in
                var view = view
                view.startsPriority = view.priority != views.last?.priority
                views.append(view)
            }
    }

    private func goal(_ rule: Rule, _ finding: FindingRow) -> GoalView {
        let form = input.form(finding.form)
        let isShare = Self.shareMeasures.contains(finding.measure)
        func told(_ figure: Double?) -> String {
            figure == nil ? Self.dash : isShare ? style.percent(figure) : style.plain(figure)
        }
        let question = form.map { label(of: finding.question, in: $0) } ?? finding.question
        let answer = form?.share(of: finding.question, code: finding.code).map { text($0.label) } ?? ""
        let limit = finding.target ?? rule.atLeast ?? rule.atMost
        let written = style.plain(limit) + (isShare ? style.percentSign : "")
        return GoalView(
            question: question, answer: answer.isEmpty || question.hasSuffix(answer) ? "" : answer,
            now: isCounted(finding) ? Self.dash : told(finding.value),
            limit: written, limitFrom: style.than(written),
            isBelow: limit != nil && rule.atLeast != nil,
            isAbove: limit != nil && rule.atLeast == nil,
            size: finding.targetBase.map { style.count($0) } ?? "")
    }

    /// Indicators that enter no table.
    var plainIndicators: [FindingView] {
        input.findings.filter { $0.measure == Rule.Measure.indicator.rawValue && $0.quadrant == .none }
            .map(view)
    }
}
