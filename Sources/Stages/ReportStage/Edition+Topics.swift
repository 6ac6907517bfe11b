import Markdown
import StageFiles
import Statistics
import SurveyModel
import TemplateText

/// Topics told together.
struct SectionView: TemplateView {
    /// Empty for the topics that no group names.
    var label = ""
    var anchor = Inline(markdown: "")
    var target = Inline(markdown: "")
    var topics: [TopicView] = []
}

struct TopicView: TemplateView {
    var label = ""
    var anchor = Inline(markdown: "")
    var target = Inline(markdown: "")
    var findings: [FindingView] = []
    var charts: [ChartView] = []
    var differences: [DifferenceView] = []
    /// The numbers of its questions, as links to all their figures.
    var questions = Inline(markdown: "")
    var isOneQuestion = false
}

/// How the groups of a characteristic differ in an item.
struct DifferenceView: TemplateView {
    var question = ""
    var by = ""
    /// What of an item differs, where that is not the whole.
    var part = ""
    /// Where its tests stand.
    var target = Inline(markdown: "")
    var pairs: [AnswerDifferenceView] = []
    /// Some numbers of the table are withheld.
    var isHidden = false
    /// Two groups at least are large enough to be compared with each other.
    var areCompared = false
    var areSmall = false
}

/// An answer that a group gives more often than others.
struct AnswerDifferenceView: TemplateView {
    var answer = ""
    var more = ""
    var share = ""
    var less: [LesserGroupView] = []

    struct LesserGroupView: TemplateView {
        var group = ""
        var share = ""
    }
}

extension Edition {
    func view(_ section: Outline.Section, _ form: ReportForm) -> SectionView {
        let anchor = Self.anchor(section: section.group.id, of: form.name)
        return SectionView(
            label: text(section.group.label), anchor: Inline(markdown: anchor.markdown),
            target: Inline(markdown: anchor.target), topics: section.topics.map { view($0, form) })
    }

    private func view(_ topic: TopicOutline, _ form: ReportForm) -> TopicView {
        let anchor = Self.anchor(topic: topic.id, of: form.name)
        let questions = topic.items.filter { !$0.number.isEmpty }.map { item in
            Inline.link(
                Inline(item.number), to: FileName.tables(language) + Self.anchor(form.name, item.name).target
            ).markdown
        }
        return TopicView(
            label: text(topic.label),
            anchor: Inline(markdown: anchor.markdown), target: Inline(markdown: anchor.target),
            findings: topic.findings.map(view),
            charts: [charts.topic(form: form.name, topic: topic.id)].compactMap(\.self),
            differences: topic.differences.map { view($0, form) },
            questions: Inline(markdown: questions.joined(separator: ", ")),
            isOneQuestion: questions.count == 1)
    }

    private func view(_ difference: TopicOutline.Difference, _ form: ReportForm) -> DifferenceView {
        let (part, by) = (difference.part, difference.by)
        let cells = form.crosstab(of: part.question, by: by.name)
        let bases = Dictionary(cells.map { ($0.byCode, $0.base ?? 0) }) { first, _ in first }
        let isHidden = cells.contains { $0.suppressed != .none }
        let compared = bases.values.count { $0 >= Self.smallBase }
        let anchor = Self.anchor(form.name, part.question, by: by.name)
        return DifferenceView(
            question: text(difference.item.short(in: form)), by: text(by.short), part: text(part.label),
            target: Inline(
                markdown: FileName.tables(language)
                    + (cells.isEmpty ? Self.anchor(form.name, difference.item.name) : anchor).target),
            pairs: pairs(part, by, cells.filter { $0.suppressed == .none }, form), isHidden: isHidden,
            // Of a number there are no shares to compare.
            areCompared: compared > 1 && !isHidden, areSmall: compared < 2 && !bases.isEmpty && !isHidden)
    }

    /// Each answer that a group gives more often than others, with the shares. Of withheld cells nothing is told.
    private func pairs(
        _ part: PaperItem.TestedPart, _ by: Question, _ cells: [CrosstabRow], _ form: ReportForm
    ) -> [AnswerDifferenceView] {
        let cells = cells.filter { part.code ?? $0.code == $0.code }
        let groups = by.choices.filter { !$0.isMissing }
        let letters = groups.indices.map(ColumnProportions.letter)
        func label(_ group: String) -> String { form.label(of: by.name, code: group).map(text) ?? group }
        return cells.compactMap { cell in
            let answer = form.share(of: part.question, code: cell.code).map { text($0.label) } ?? ""
            let smaller = cell.letters.split(separator: " ").compactMap { letter -> CrosstabRow? in
                let group = letters.firstIndex(of: String(letter)).map { groups[$0].name }
                return cells.first { $0.code == cell.code && $0.byCode == group }
            }
            if answer.isEmpty || smaller.isEmpty { return nil }
            return AnswerDifferenceView(
                answer: answer, more: label(cell.byCode), share: share(cell, form),
                less: smaller.map {
                    AnswerDifferenceView.LesserGroupView(group: label($0.byCode), share: share($0, form))
                })
        }
    }

    /// The place of a section, and of a topic, in the report.
    private static func anchor(section: String, of form: String) -> Anchor {
        Anchor("section-\(form)-\(section)")
    }

    private static func anchor(topic: String, of form: String) -> Anchor { Anchor("topic-\(form)-\(topic)") }
}
