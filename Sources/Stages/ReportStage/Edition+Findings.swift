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
        return [
            "text": text(finding.text), "id": finding.id,
            "anchor": Self.anchor(finding: finding.id).markdown,
            "target": Self.anchor(finding: finding.id).target,
            "n": base(finding.n), "hasBase": finding.n != nil,
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
    }

    /// On very few answers a share is told as counts only, which the sentence holds.
    private func isCounted(_ finding: FindingRow) -> Bool {
        Self.shareMeasures.contains(finding.measure)
            && finding.n.map { $0 < Self.leastBaseOfShare } ?? false
    }

    private static let shareMeasures = [Rule.Measure.share, .topBox, .firstPlace, .mode].map(\.rawValue)

    /// The firm findings of each quadrant, the most urgent first, no more than five.
    var summary: [TemplateContext] {
        Quadrant.allCases.filter { $0 != .none }.compactMap { quadrant in
            let firm = input.findings.filter { $0.quadrant == quadrant && $0.verdict == .firm }
                .stablySorted { priority($0) < priority($1) }
            if firm.isEmpty { return nil }
            return flags(quadrant).merging(
                ["findings": firm.prefix(5).map(findingContext)], uniquingKeysWith: { $1 })
        }
    }

    private func priority(_ finding: FindingRow) -> Int { input.rules.rule(finding.id)?.priority ?? .max }

    func flags(_ quadrant: Quadrant) -> TemplateContext {
        [
            "isStrength": quadrant == .strength, "isWeakness": quadrant == .weakness,
            "isOpportunity": quadrant == .opportunity, "isThreat": quadrant == .threat,
        ]
    }

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
                ], uniquingKeysWith: { $1 })
        }
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

    /// The places a finding rests on, linked where the tables document has them.
    func evidence(_ evidence: String) -> String {
        evidence.split(separator: " ").map { place in
            let text = Inline(String(place))
            let finding = input.findings.first { $0.id == place }
            if let finding {
                return Inline.link(text, to: Self.anchor(finding: finding.id).target).markdown
            }
            guard let target = tableTarget(place) else { return text.markdown }
            return Inline.link(text, to: FileName.tables(language) + target).markdown
        }.joined(separator: ", ")
    }

    /// The anchor of the item of `tables/FORM/FILE#question=NAME…`.
    private func tableTarget(_ place: Substring) -> String? {
        let parts = place.split(separator: "/")
        guard parts.count == 3, parts[0] == FileName.tables,
            let keys = parts[2].split(separator: "#").dropFirst().first,
            let question = keys.split(separator: "&").first?.split(separator: "=").last,
            let form = input.forms.first(where: { $0.name == parts[1] })
        else { return nil }
        let item = items(of: form).first { $0.holds(String(question)) }
        return item.map { Self.anchor(form.name, $0.name).target }
    }
}
