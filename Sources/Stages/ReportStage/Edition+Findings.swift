import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// A finding as a sentence with what it rests on.
    func findingContext(_ finding: FindingRow) -> TemplateContext {
        let form = input.forms.first { $0.name == finding.form }
        let isCounted = isCounted(finding)
        let isShare = finding.low != nil && Self.shareMeasures.contains(finding.measure) && !isCounted
        let isMean = finding.low != nil && finding.measure == Rule.Measure.mean.rawValue
        let context: TemplateContext = [
            "id": finding.id, "number": input.number(ofFinding: finding.id) ?? 0,
            "anchor": Self.anchor(finding: finding.id).markdown,
            "target": Self.anchor(finding: finding.id).target,
            "n": form == nil ? style.count(finding.n) : base(finding.n), "hasBase": finding.n != nil,
            "interval": isShare
                ? style.interval(finding.low, finding.high)
                : style.interval(finding.low, finding.high, decimals: 2),
            "hasInterval": isShare || isMean,
            "level": form.map { style.level($0.form.statistics.level) } ?? "",
            "isWeighted": form?.isWeighted == true && finding.n != nil && !isCounted,
            "isSmall": finding.n.map { $0 < Self.smallBase } ?? false,
            "isFirm": finding.verdict == .firm, "isSuggestive": finding.verdict == .suggestive,
            "evidence": evidence(finding.evidence),
        ]
        return context.merging(sentence(finding.text), uniquingKeysWith: { $1 })
    }

    /// A sentence, and the same without its full stop, so that something can be put in before it.
    func sentence(_ localized: LocalizedText) -> TemplateContext {
        let sentence = text(localized)
        let endsInStop = sentence.hasSuffix(".")
        return [
            "text": sentence, "stem": endsInStop ? String(sentence.dropLast()) : sentence,
            "stop": endsInStop ? "." : "",
        ]
    }

    /// On very few answers a share is told as counts only, which the sentence holds.
    private func isCounted(_ finding: FindingRow) -> Bool {
        Self.shareMeasures.contains(finding.measure)
            && finding.n.map { $0 < Self.leastBaseOfShare } ?? false
    }

    private static let shareMeasures = [Rule.Measure.share, .topBox, .firstPlace, .mode].map(\.rawValue)

    func priority(_ finding: FindingRow) -> Int { input.rules.rule(finding.id)?.priority ?? .max }

    /// What is recommended, the most urgent first; of equal urgency firm findings first.
    var recommendations: [TemplateContext] {
        let found = input.findings.filter { !$0.recommendation.isEmpty }.stablySorted {
            (priority($0), $0.verdict == .firm ? 0 : 1) < (priority($1), $1.verdict == .firm ? 0 : 1)
        }
        return found.map { finding in
            let rule = input.rules.rule(finding.id)
            return findingContext(finding).merging(
                [
                    "recommendation": text(finding.recommendation),
                    "priority": rule?.priority ?? 0,
                    "responsible": rule.map { text($0.responsible) } ?? "",
                    "hasResponsible": rule.map { !$0.responsible.isEmpty } ?? false,
                    "goal": rule.map { [goal($0, finding)] } ?? [],
                ], uniquingKeysWith: { $1 })
        }
    }

    /// The figure by which the next wave sees whether a measure worked: what it is, how it stands now, and the
    /// threshold it is to pass.
    private func goal(_ rule: Rule, _ finding: FindingRow) -> TemplateContext {
        let form = input.forms.first { $0.name == finding.form }
        let isShare = Self.shareMeasures.contains(finding.measure)
        func written(_ figure: Double?) -> String { isShare ? style.percent(figure) : style.plain(figure) }
        let question = form.map { label(of: finding.question, in: $0) } ?? finding.question
        let answer = form?.share(of: finding.question, code: finding.code).map { text($0.label) } ?? ""
        let isNamed = !answer.isEmpty && !question.hasSuffix(answer)
        return [
            "question": question, "answer": answer, "hasAnswer": isNamed,
            "now": isCounted(finding) ? Self.dash : written(finding.value),
            "limit": style.plain(rule.atLeast ?? rule.atMost) + (isShare ? style.percentSign : ""),
            "isBelow": rule.atLeast != nil, "isAbove": rule.atLeast == nil && rule.atMost != nil,
        ]
    }

    /// Indicators that enter no table.
    var plainIndicators: [TemplateContext] {
        input.findings.filter { $0.measure == Rule.Measure.indicator.rawValue && $0.quadrant == .none }
            .map(findingContext)
    }

    /// A row of the list of all findings.
    func appendixRow(_ finding: FindingRow) -> TemplateContext {
        let isCounted = isCounted(finding)
        return findingContext(finding).merging(
            [
                "value": isCounted ? Self.dash : style.plain(finding.value),
                "bounds": isCounted
                    ? Self.dash : style.interval(finding.low, finding.high, decimals: 2),
            ], uniquingKeysWith: { $1 })
    }
}
