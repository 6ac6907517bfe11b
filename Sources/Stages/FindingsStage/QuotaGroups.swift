import NumberText
import StageFiles
import SurveyModel

/// The shares of an answer in the groups of a quota, where the quota decides whether a rule's threshold is reached: the
/// groups differ, and they lie on both sides of it, so that how many of each were taken settles the share of all.
struct QuotaGroups {
    let by: Question
    /// Each group with its share, in per cent; without those of which nothing is released.
    let shares: [(label: LocalizedText, share: Double)]
    let evidence: [String]

    /// The least Cramér's V of the answer with the groups: a medium effect (J. Cohen, *Statistical Power Analysis for the
    /// Behavioral Sciences*, 2nd ed. (1988), § 7.2, w = 0.30).
    static let leastEffect = 0.3

    /// - Returns: `nil` if no quota decides what the rule finds. Where weights are raked to a quota's question, they have
    ///   put the groups right.
    init?(_ form: ReleasedForm, _ rule: Rule) {
        let (question, code) = rule.counted
        let raked = form.setByDesign.margins
        let candidates = (form.form.design?.quotas ?? []).filter { !raked.contains($0) }
        let found = candidates.compactMap { by -> (cells: [CrosstabRow], effect: Double)? in
            guard form.association(of: form.tested(question, code: code), by: by) != nil else { return nil }
            let cells = form.crosstabs.filter { $0.question == question && $0.by == by && $0.code == code }
            guard let whole = form.share(of: question, code: code),
                let groups = Groups(cells, whole), groups.effect >= Self.leastEffect,
                groups.areOnBothSides(of: rule)
            else { return nil }
            return (cells, groups.effect)
        }
        guard let strongest = found.max(by: { $0.effect < $1.effect }),
            let by = strongest.cells.first.flatMap({ form.instrument.question(named: $0.by) })
        else { return nil }
        let told = strongest.cells.filter { form.share($0) != nil }
        self.by = by
        shares = told.compactMap { cell in
            let label = form.label(of: cell.by, code: cell.byCode) ?? LocalizedText(everywhere: cell.byCode)
            return form.share(cell).map { (label, $0) }
        }
        evidence = told.map { Evidence.crosstab(form.name, question, code, by: $0.by, $0.byCode) }
    }

    /// The groups with their shares, as they stand in a sentence.
    func text(_ language: Language) -> String {
        let style = NumberStyle(language)
        return shares.map { "\($0.label[language]) – \(style.percent($0.share))" }.joined(separator: "; ")
    }
}

/// How many of each group gave an answer; those of which nothing is released are one group, so that the effect is at
/// least what is found.
private struct Groups {
    private var all: [(n: Double, base: Double)]
    private let share: Double

    /// - Returns: `nil` where nobody or everybody gave the answer, or there are too few answers to say.
    init?(_ cells: [CrosstabRow], _ whole: DistributionRow) {
        guard let n = whole.n, let base = whole.base, base >= Measurement.smallBase, n > 0, n < base else {
            return nil
        }
        all = cells.compactMap { cell in
            cell.n.flatMap { n in cell.base.map { (n: Double(n), base: Double($0)) } }
        }
        if all.isEmpty { return nil }
        let known = all.reduce((n: 0.0, base: 0.0)) { ($0.n + $1.n, $0.base + $1.base) }
        if all.count < cells.count { all.append((Double(n) - known.n, Double(base) - known.base)) }
        all.removeAll { $0.base <= 0 }
        share = Double(n) / Double(base)
    }

    /// Cramér's V of those who gave the answer and the others by group.
    var effect: Double {
        let base = all.reduce(0) { $0 + $1.base }
        let squares = all.reduce(0) { sum, group in
            let difference = group.n / group.base - share
            return sum + group.base * difference * difference
        }
        return (squares / (base * share * (1 - share))).squareRoot()
    }

    func areOnBothSides(of rule: Rule) -> Bool {
        let reached = all.map { group in
            let percent = 100 * group.n / group.base
            return (rule.atLeast.map { percent >= $0 } ?? true) && (rule.atMost.map { percent <= $0 } ?? true)
        }
        return rule.hasThreshold && reached.contains(true) && reached.contains(false)
    }
}
