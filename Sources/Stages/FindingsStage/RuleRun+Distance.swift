import StageFiles
import Statistics
import SurveyModel

extension RuleRun {
    /// Fills in how far a finding lies beyond its threshold, how urgent its recommendation is, and which figure the next
    /// wave is to reach.
    func addDistance(to row: inout FindingRow, _ rule: Rule, _ form: ReleasedForm?) {
        row.beyond = form.flatMap { beyond(row, rule, $0) }
        guard !rule.recommendation.isEmpty else { return }
        row.urgency = Urgency(row, priority: rule.priority).rawValue
        guard let form, rule.hasThreshold else { return }
        if rule.measure.isShare {
            (row.target, row.targetBase) = targetShare(row, rule, form)
        } else if rule.measure == .mean {
            (row.target, row.targetBase) = targetMean(row, rule, form)
        }
    }

    /// In percentage points; of a mean in hundredths of its scale.
    private func beyond(_ row: FindingRow, _ rule: Rule, _ form: ReleasedForm) -> Double? {
        guard let value = row.value else { return nil }
        let distances = [rule.atLeast.map { value - $0 }, rule.atMost.map { $0 - value }].compactMap(\.self)
        guard let distance = distances.min() else { return nil }
        if rule.measure.isShare { return distance }
        guard rule.measure == .mean, let scale = scale(of: rule.question, form) else { return nil }
        return 100 * distance / (scale.upperBound - scale.lowerBound)
    }

    /// The threshold, if the next wave could tell it from today's share, and with how many answers; else the nearest
    /// whole per cent that as many answers as today could tell.
    private func targetShare(_ row: FindingRow, _ rule: Rule, _ form: ReleasedForm) -> (Double?, Int?) {
        guard let value = row.value, let base = row.n, base > 0, let threshold = rule.atLeast ?? rule.atMost
        else { return (nil, nil) }
        // In a full count any change is a change.
        if form.form.population.map({ $0 <= base }) ?? false { return (threshold, nil) }
        let effective = Double(base) / form.weightingCost
        let detectable = DetectableDifference(level: form.form.statistics.level)
        let isBelow = rule.atLeast != nil
        if let needed = detectable.base(effective, from: value / 100, to: threshold / 100) {
            let answers = Int((Double(needed) * form.weightingCost).rounded(.up))
            if answers <= base { return (threshold, answers) }
        }
        guard
            let nearest = detectable.nearest(
                to: value / 100, bases: (effective, effective), isBelow: isBelow)
        else { return (nil, nil) }
        let percent = (100 * nearest).rounded(isBelow ? .down : .up)
        return (percent, base)
    }

    private func scale(of question: String, _ form: ReleasedForm) -> ClosedRange<Double>? {
        let indices = book.indices.filter { $0.form == form.name }
        guard indices.contains(where: { $0.name == question }) else { return form.scale(of: question) }
        return try? IndexScores(indices, form.instrument, file: "").range(of: question)
    }

    /// As for a share, to one decimal on the side away from today's mean.
    private func targetMean(_ row: FindingRow, _ rule: Rule, _ form: ReleasedForm) -> (Double?, Int?) {
        guard let value = row.value, let base = row.n, base > 0, let threshold = rule.atLeast ?? rule.atMost,
            let sd = form.number(of: rule.question)?.sd
        else { return (nil, nil) }
        if form.form.population.map({ $0 <= base }) ?? false { return (threshold, nil) }
        let effective = Double(base) / form.weightingCost
        let difference = DetectableDifference(level: form.form.statistics.level)
            .difference(sd: sd, bases: (effective, effective))
        if abs(value - threshold) >= difference { return (threshold, base) }
        let isBelow = rule.atLeast != nil
        let nearest = value + (isBelow ? -difference : difference)
        let target = (10 * nearest).rounded(isBelow ? .down : .up) / 10
        guard scale(of: rule.question, form)?.contains(target) ?? true else { return (nil, nil) }
        return (target, base)
    }
}

/// How urgent a recommendation is, by what the finding rests on, how far it goes, and what the rule says of its weight.
enum Urgency: Int {
    case first = 1
    case second, third

    /// From here on, in percentage points beyond the threshold, a finding is large.
    static let large = 10.0

    /// A rule's priority 1 counts two points and 2 one; a firm finding one, a large one another. All four make it first,
    /// two or three second.
    init(_ finding: FindingRow, priority: Int) {
        let points =
            max(0, 3 - priority) + (finding.verdict == .firm ? 1 : 0)
            + (finding.beyond.map { $0 >= Self.large } ?? false ? 1 : 0)
        self = points >= 4 ? .first : points >= 2 ? .second : .third
    }
}

extension Rule.Measure {
    /// Whether its figure is the share of an answer.
    var isShare: Bool { [.share, .topBox, .firstPlace].contains(self) }
}

extension ReleasedForm {
    /// The lowest and the highest step of what is scored; `nil` where any number could be given.
    func scale(of question: String) -> ClosedRange<Double>? {
        let steps = distribution(of: question).filter { $0.base != nil }.compactMap { Double($0.code) }
        guard let low = steps.min(), let high = steps.max(), low < high else { return nil }
        return low...high
    }

    /// By how much weights raise the number of answers that a precision takes; 1 without weights.
    var weightingCost: Double { weight(.designEffect) ?? 1 }
}
