import Markdown
import StageFiles
import SurveyModel
import TemplateText

/// What the checklist of personnel management says.
struct MaturityView: TemplateView {
    var charts: [ChartView] = []
    var overall: FindingView?
    var level: FindingView?
    var next: FindingView?
    /// What marks the level.
    var traits: [TraitView] = []
    /// What is not fulfilled yet, what would do most first.
    var missing: [ChecklistItemView] = []
    /// Items of which the survey says otherwise than the checklist.
    var disputed: [ChecklistItemView] = []
    /// Answers that alone would change the level.
    var sensitive: [FindingView] = []
}

struct TraitView: TemplateView {
    var text = ""
    var number = ""
    var target = Inline(markdown: "")
    var evidence = Inline(markdown: "")
}

struct ChecklistSectionView: TemplateView {
    var label = ""
    var share = ""
    var number = ""
    var target = Inline(markdown: "")
    var items: [ChecklistItemView] = []
}

struct ChecklistItemView: TemplateView {
    var item = ""
    var text = ""
    var anchor = Inline(markdown: "")
    var target = Inline(markdown: "")
    var isYes = false
    var isNo = false
    var isPartly = false
    var isOpen = false
    var proof = ""
    var evidence = Inline(markdown: "")
    var agrees = false
    var disagrees = false
    var isMixed = false
}

extension Edition {
    /// `nil` where the wave has no checklist.
    var maturity: MaturityView? {
        if input.maturity.isEmpty { return nil }
        let next = input.finding(MaturityFinding.next)
        return MaturityView(
            charts: [charts.maturity].compactMap(\.self),
            overall: input.finding(MaturityFinding.overall).map(view),
            level: input.finding(MaturityFinding.level).map(view), next: next.map(view),
            traits: findings(under: MaturityFinding.trait).map(trait),
            missing: next.map(missing) ?? [],
            disputed: input.maturity.filter { $0.agrees == .no }.map(view),
            sensitive: findings(under: MaturityFinding.sensitivity).map(view))
    }

    private func findings(under prefix: String) -> [FindingRow] {
        input.findings.filter { $0.id.hasPrefix(prefix) }
    }

    private func trait(_ finding: FindingRow) -> TraitView {
        let view = view(finding)
        return TraitView(
            text: view.text, number: view.number, target: view.target, evidence: references(finding.evidence))
    }

    /// The items of the checklist by section, for the tables.
    var checklist: [ChecklistSectionView] {
        findings(under: MaturityFinding.section).map { finding in
            let id = finding.id.dropFirst(MaturityFinding.section.count)
            let view = view(finding)
            return ChecklistSectionView(
                label: view.text, share: style.percent(finding.value), number: view.number,
                target: Inline(markdown: FileName.report(language) + view.target.markdown),
                items: input.maturity.filter { $0.section == id }.map(self.view))
        }
    }

    private func view(_ row: MaturityRow) -> ChecklistItemView {
        let anchor = Self.anchor(checklistItem: row.item)
        return ChecklistItemView(
            item: row.item, text: text(row.text), anchor: Inline(markdown: anchor.markdown),
            target: Inline(markdown: FileName.tables(language) + anchor.target), isYes: row.answer == .yes,
            isNo: row.answer == .no, isPartly: row.answer == .partly,
            isOpen: row.answer == MaturityRow.Answer.none, proof: row.evidence,
            evidence: references(row.surveyEvidence, from: .tables), agrees: row.agrees == .yes,
            disagrees: row.agrees == .no,
            isMixed: !row.surveyEvidence.isEmpty && row.agrees == MaturityRow.Agreement.none)
    }

    /// The items not fulfilled, those first that would do most.
    private func missing(_ next: FindingRow) -> [ChecklistItemView] {
        next.evidence.split(separator: " ").compactMap { place in
            let id = place.split(separator: "=").last
            return input.maturity.first { $0.item == id ?? "" }.map(view)
        }
    }
}
