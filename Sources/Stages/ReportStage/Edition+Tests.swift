import Markdown
import StageFiles
import SurveyModel
import TemplateText

/// A test, or what of a pair of questions it says.
struct TestView: TemplateView {
    var question = ""
    var by = ""
    /// What of an item is tested, where that is not the whole.
    var part = ""
    var test = TemplateWord<TestName>()
    /// The cell that names its row.
    var cell = Inline(markdown: "")
    var statistic = ""
    var df = ""
    var p = ""
    var pAdjusted = ""
    var v = ""
    var n = ""
    /// Below the least expected count at which the chi-square distribution is a fair approximation.
    var isSparse = false
}

extension Edition {
    /// The associations that the adjusted tests show, of questions with the respondents' characteristics.
    var associations: [TestView] {
        input.forms.flatMap { form in
            form.released.tests.filter { form.released.isShown($0) && !$0.by.isEmpty }.map { row in
                let part = form.item(holding: row.question)?.part(row.question)
                let anchor = Self.anchor(form.name, part ?? row.question, by: row.by)
                var view = testRow(row, form)
                view.cell = rowCell(view.question, anchor, .report)
                return view
            }
        }
    }

    func testRow(_ row: TestRow, _ form: ReportForm) -> TestView {
        let degrees = [row.df1, row.df2].compactMap { $0 }.map { style.plain($0) }
        func figure(_ value: Double?) -> String { value == nil ? "" : style.number(value, decimals: 2) }
        return TestView(
            question: label(of: row.question, in: form), by: label(of: row.by, in: form),
            test: TemplateWord(TestName(rawValue: row.test)), statistic: figure(row.statistic),
            df: degrees.joined(separator: "; "),
            p: row.p == nil ? "" : probability(row.p, isBound: row.isCoarse, form),
            pAdjusted: row.pAdjusted == nil
                ? ""
                : probability(row.pAdjusted, isBound: form.released.tests.contains(where: \.isCoarse), form),
            v: figure(row.cramersV), n: row.n == nil ? "" : base(row.n),
            isSparse: row.minExpected.map { $0 < Self.leastExpected } ?? false)
    }

    /// A p-value; where only a bound is released, as one.
    private func probability(_ p: Double?, isBound: Bool, _ form: ReportForm) -> String {
        guard isBound, p == 1 else { return style.probability(p, isBound: isBound) }
        return style.probability(above: TestRow.largestBound(form.form.statistics))
    }

    /// Below this expected count the chi-square distribution is no fair approximation.
    private static let leastExpected = 5.0

    /// A question's short label with its number; of a choice of a multiple question, that of both.
    func label(of name: String, in form: ReportForm) -> String {
        switch form.item(holding: name) {
        case .derived(let share): return text(share.label)
        case .index(let index): return text(index.label)
        case .duration(let duration): return text(duration.label)
        case .grid(_, let items):
            return items.first { $0.name == name }.map(Self.numbered).map { "\($0.number)\(text($0.label))" }
                ?? name
        case .question(let question):
            let label = Self.numbered(question)
            let title = label.number + text(label.label)
            let choice =
                question.name == name ? nil : question.choices.first { question.variable(of: $0) == name }
            return choice.map { "\(title): \(text($0.label))" } ?? title
        case nil:
            guard let question = form.instrument.question(named: name) else { return name }
            let label = Self.numbered(question)
            return label.number + text(label.label)
        }
    }

    private static func numbered(_ question: Question) -> (number: String, label: LocalizedText) {
        let number = PaperItem.number(of: question.name)
        return (number.isEmpty ? "" : number + ". ", question.short)
    }
}
