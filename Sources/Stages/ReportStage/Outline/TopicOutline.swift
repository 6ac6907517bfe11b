import StageFiles
import SurveyModel

/// A topic as it is told: its findings, what of it differs between groups, one chart.
struct TopicOutline {
    /// Those for whom a question was hard to answer.
    struct Unsure {
        var question: Question
        var n: Int
        /// Those who answered, they among them.
        var of: Int
    }

    /// A difference between groups that the adjusted test shows.
    struct Difference {
        var item: PaperItem
        var part: PaperItem.TestedPart
        var by: Question
        var test: TestRow
    }

    var id: String
    var items: [PaperItem]
    /// The firmest first.
    var findings: [FindingRow]
    var differences: [Difference]
    var unsure: [Unsure]
    var chart: ChartPlan?

    /// - Parameter findings: Those of the form, the firmest first.
    init(_ id: String, _ form: ReportForm, _ findings: [FindingRow], _ rules: RuleBook) {
        self.id = id
        items = form.items.filter { $0.topic == id && !$0.isAboutRespondents }
        let items = items
        self.findings = findings.filter { $0.topic == id }
        // A finding on one of its questions that another topic tells may still be what its chart shows.
        let others = findings.filter { $0.topic != id }
        chart = ChartPlan.chosen(items, self.findings + others, form, rules)
        differences = items.flatMap { Self.differences($0, form) }
        unsure = items.compactMap { Self.unsure($0, form) }
    }

    /// Nothing of it is told.
    var isEmpty: Bool { findings.isEmpty && differences.isEmpty && unsure.isEmpty && chart == nil }

    private static func differences(_ item: PaperItem, _ form: ReportForm) -> [Difference] {
        form.demographics.filter { $0.name != item.name }.flatMap { by in
            item.testedParts.compactMap { part in
                form.association(of: part.variable, by: by.name).map {
                    Difference(item: item, part: part, by: by, test: $0)
                }
            }
        }
    }

    /// From this share of those who answered on, not knowing is told as an answer.
    private static let notableShare = 0.1

    private static func unsure(_ item: PaperItem, _ form: ReportForm) -> Unsure? {
        guard case .question(let question) = item else { return nil }
        let rows = form.distribution(of: question.name)
        let missing = question.choices.filter(\.isMissing).map(\.name)
        let n = rows.filter { missing.contains($0.code) }.compactMap(\.n).reduce(0, +)
        guard let base = rows.lazy.compactMap(\.base).first, n > 0 else { return nil }
        let all = base + n
        return Double(n) > notableShare * Double(all) ? Unsure(question: question, n: n, of: all) : nil
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
                    variable: question.variable(of: $0), question: question.name, code: $0.name, label: $0.label)
            }
        case .question, .derived: [TestedPart(variable: name, question: name)]
        }
    }
}
