import Markdown
import StageFiles
import SurveyModel

extension Edition {
    /// The checklist with its level; `nil` where the wave has none.
    var maturityContext: TemplateContext? {
        if input.maturity.isEmpty { return nil }
        let next = input.finding(MaturityFinding.next)
        let sensitive = findings(under: MaturityFinding.sensitivity)
        return [
            "charts": [charts.maturity].compactMap(\.self).chartContexts,
            "overall": [MaturityFinding.overall].compactMap(input.finding).map(findingContext),
            "level": [MaturityFinding.level].compactMap(input.finding).map(findingContext),
            "next": next.map { [findingContext($0)] } ?? [], "hasNext": next != nil,
            "missing": next.map(missing) ?? [], "hasMissing": !(next.map(missing) ?? []).isEmpty,
            "traits": findings(under: MaturityFinding.trait).map { trait in
                findingContext(trait).merging(
                    ["references": references(trait.evidence)], uniquingKeysWith: { $1 })
            },
            "hasTraits": !findings(under: MaturityFinding.trait).isEmpty,
            "sensitive": sensitive.map(findingContext), "hasSensitive": !sensitive.isEmpty,
            "sections": sections,
        ]
    }

    private func findings(under prefix: String) -> [FindingRow] {
        input.findings.filter { $0.id.hasPrefix(prefix) }
    }

    private var sections: [TemplateContext] {
        findings(under: MaturityFinding.section).map { finding in
            let id = finding.id.dropFirst(MaturityFinding.section.count)
            return [
                "label": text(finding.text), "share": style.percent(finding.value),
                "number": input.number(ofFinding: finding.id) ?? 0,
                "target": Self.anchor(finding: finding.id).target,
                "items": input.maturity.filter { $0.section == id }.map(itemRow),
            ]
        }
    }

    private func itemRow(_ row: MaturityRow) -> TemplateContext {
        [
            "item": row.item, "text": text(row.text),
            "anchor": Self.anchor(checklistItem: row.item).markdown,
            "isYes": row.answer == .yes, "isNo": row.answer == .no, "isPartly": row.answer == .partly,
            "isOpen": row.answer == MaturityRow.Answer.none,
            "proof": row.evidence, "evidence": references(row.surveyEvidence),
            "hasEvidence": !row.surveyEvidence.isEmpty,
            "agrees": row.agrees == .yes, "disagrees": row.agrees == .no,
            "isMixed": !row.surveyEvidence.isEmpty && row.agrees == MaturityRow.Agreement.none,
        ]
    }

    /// The items not fulfilled, those first that would do most.
    private func missing(_ next: FindingRow) -> [TemplateContext] {
        next.evidence.split(separator: " ").compactMap { place in
            let id = place.split(separator: "=").last
            return input.maturity.first { $0.item == id ?? "" }.map {
                [
                    "item": $0.item, "text": text($0.text),
                    "target": Self.anchor(checklistItem: $0.item).target,
                ]
            }
        }
    }
}
