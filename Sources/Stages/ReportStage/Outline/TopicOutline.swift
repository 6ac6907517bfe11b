import StageFiles
import SurveyModel

/// A topic as it is told: its findings, what of it differs between groups, one chart.
struct TopicOutline {
    /// A difference between groups that the adjusted test shows.
    struct Difference {
        var item: PaperItem
        var part: PaperItem.TestedPart
        var by: Question
        var test: TestRow
    }

    var id: String
    var label: LocalizedText
    var items: [PaperItem]
    /// The firmest first.
    var findings: [FindingRow]
    var differences: [Difference]
    var chart: ChartPlan?

    /// The items of a topic; of questions without one, each is told by itself.
    ///
    /// - Parameter findings: Those of the form, the firmest first.
    static func all(
        _ topic: String, _ form: ReportForm, _ findings: [FindingRow], _ rules: RuleBook
    ) -> [TopicOutline] {
        let items = form.items.filter { $0.topic == topic && !$0.isAboutRespondents }
        guard topic.isEmpty else {
            let label = rules.topic(topic)?.label ?? LocalizedText(everywhere: topic)
            return [
                TopicOutline(
                    topic, label, items, form, findings.filter { $0.topic == topic }, findings, rules)
            ]
        }
        return items.map { item in
            let own = findings.filter { $0.topic.isEmpty && item.holds($0.question) }
            return TopicOutline(item.name, item.short(in: form), [item], form, own, findings, rules)
        }
    }

    private init(
        _ id: String, _ label: LocalizedText, _ items: [PaperItem], _ form: ReportForm,
        _ findings: [FindingRow],
        _ all: [FindingRow], _ rules: RuleBook
    ) {
        (self.id, self.label, self.items, self.findings) = (id, label, items, findings)
        // A finding on one of its questions that another topic tells may still be what its chart shows.
        let others = all.filter { $0.topic != id && $0.topic != Edition.portraitTopic }
        chart = ChartPlan.chosen(items, findings, others, form, rules)
        differences = items.flatMap { Self.differences($0, form) }
    }

    /// Nothing of it is told.
    var isEmpty: Bool { findings.isEmpty && differences.isEmpty && chart == nil }

    private static func differences(_ item: PaperItem, _ form: ReportForm) -> [Difference] {
        form.demographics.filter { $0.name != item.name }.flatMap { by in
            item.testedParts.compactMap { part in
                form.association(of: part.variable, by: by.name).map {
                    Difference(item: item, part: part, by: by, test: $0)
                }
            }
        }
    }
}

extension PaperItem {
    /// A characteristic of the respondents, and no answer of theirs on a topic.
    var isAboutRespondents: Bool {
        if case .question(let question) = self { question.role == .demographic } else { false }
    }

    /// What of an item is tested by itself.
    struct TestedPart {
        /// Under which name it is tested.
        var variable: String
        /// Under which question, and code of it, it is cross-tabulated.
        var question: String
        var code: String?
        /// What it is called beside the item; empty for the item itself.
        var label = LocalizedText()
    }

    var testedParts: [TestedPart] {
        switch self {
        case .grid(_, let items):
            items.map { TestedPart(variable: $0.name, question: $0.name, label: $0.label) }
        case .question(let question) where question.kind == .multiple || question.kind == .rank:
            question.choices.map {
                TestedPart(
                    variable: question.variable(of: $0), question: question.name, code: $0.name,
                    label: $0.label)
            }
        case .question, .derived, .index, .duration: [TestedPart(variable: name, question: name)]
        }
    }
}
