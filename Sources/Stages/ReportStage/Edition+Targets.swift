import StageFiles
import SurveyModel
import TemplateText

/// A target of the wave before, and whether it was met.
struct OutcomeView: TemplateView {
    var question = ""
    var answer = ""
    var before = ""
    var target = ""
    var now = ""
    var outcome = TemplateWord<TargetOutcome>()
}

/// What became of a target.
enum TargetOutcome: String, CaseIterable {
    /// The figure is at it or beyond.
    case reached
    /// It moved towards it by more than chance explains.
    case nearer
    /// It is short of it, and no move towards it is shown.
    case missed
    /// The samples are too small to tell, or the figures cannot be compared.
    case unknown

    /// - Parameters:
    ///   - before: The figure that the target was set for.
    ///   - now: The figure now, with its interval.
    ///   - change: How it moved.
    init(target: Double, before: Double, now: Estimate?, change: ChangeRow?) {
        guard let now, let value = now.value, let change, change.verdict != .incomparable else {
            self = .unknown
            return
        }
        let isUp = target > before
        if isUp ? value >= target : value <= target {
            self = .reached
        } else if change.verdict == (isUp ? .rose : .fell) {
            self = .nearer
        } else if let low = now.low, let high = now.high, isUp ? high < target : low > target {
            self = .missed
        } else {
            self = .unknown
        }
    }
}

extension Edition {
    /// What became of a finding's target; `nil` where it set none for a share.
    func outcome(_ finding: FindingRow) -> OutcomeView? {
        guard let target = finding.target, let before = finding.value, !finding.recommendation.isEmpty,
            Self.shareMeasures.contains(finding.measure)
        else { return nil }
        let form = input.form(finding.form)
        let now = form?.share(of: finding.question, code: finding.code)?.share
        let change = input.changes.first {
            $0.form == finding.form && $0.question == finding.question && $0.code == finding.code
        }
        let names = names(finding.question, finding.code, finding.form)
        return OutcomeView(
            question: names.question, answer: names.answer,
            before: style.percent(before), target: style.percent(target), now: style.percent(now?.value),
            outcome: TemplateWord(
                TargetOutcome(target: target, before: before, now: now, change: change)))
    }
}
