import StageFiles
import SurveyModel
import TemplateText

/// How complete and how clean a form's answers are.
struct QualityView: TemplateView {
    var rejected = CountView()
    var changed = CountView()
    var invalid = CountView()
    var blank = CountView()
    /// The questions most often left blank.
    var blanks: [QualityRowView] = []
    /// What was changed, by rule.
    var rules: [QualityRowView] = []
    var unresolved: [QualityRowView] = []
    var duplicates: [QualityRowView] = []
    var inconsistent: [QualityRowView] = []
    var straightlined: [QualityRowView] = []
    var runs: [QualityRowView] = []
    var doubleEntry: [QualityRowView] = []
    var excluded: [QualityRowView] = []
}

struct QualityRowView: TemplateView {
    /// A rule or a check in words.
    var name = ""
    /// A question.
    var title = ""
    var n = ""
    var of = ""
    /// Whether its count is released.
    var isTold = false
}

extension Edition {
    func quality(of form: ReportForm) -> QualityView {
        func rows(_ measure: QualityRow.Measure) -> [QualityRow] {
            form.quality.filter { $0.measure == measure && $0.n != 0 }
        }
        func total(_ measure: QualityRow.Measure) -> CountView {
            counted(rows(measure).compactMap(\.n).reduce(0, +))
        }
        func share(_ row: QualityRow) -> Double { Double(row.n ?? 0) / Double(max(row.base ?? 1, 1)) }
        func views(_ rows: [QualityRow]) -> [QualityRowView] { rows.map { view($0, form) } }
        // An own answer is asked only of those who chose to give one.
        let ownAnswers = form.instrument.questions.map(\.ownAnswerVariable)
        let blank = rows(.blank).filter { !ownAnswers.contains($0.name) }.stablySorted {
            share($0) > share($1)
        }
        // Where cells are hidden, how many were changed may be withheld: it could tell answers.
        let rules = rows(.changed)
        let isUntold = !rules.isEmpty && rules.allSatisfy { $0.n == nil }
        return QualityView(
            rejected: total(.rejected),
            changed: isUntold ? CountView(isNone: false, isUntold: true) : total(.changed),
            invalid: total(.invalid),
            blank: total(.blank), blanks: views(Array(blank.prefix(5))),
            rules: views(rules.filter { $0.n != nil && !$0.name.isEmpty }),
            unresolved: views(rows(.invalid)), duplicates: views(rows(.duplicates)),
            inconsistent: views(rows(.inconsistent)), straightlined: views(rows(.straightlined)),
            runs: views(rows(.run)), doubleEntry: views(rows(.doubleEntry)),
            excluded: views(rows(.excluded)))
    }

    private func view(_ row: QualityRow, _ form: ReportForm) -> QualityRowView {
        QualityRowView(
            name: name(of: row, in: form), title: title(of: row.name, in: form), n: style.count(row.n),
            of: style.count(row.base), isTold: row.n != nil)
    }

    /// What a check looks for, a rule in words; what has neither stays as it is.
    private func name(of row: QualityRow, in form: ReportForm) -> String {
        let check = row.measure == .inconsistent ? input.checks[form.name]?[row.name] : nil
        return check.map(text).flatMap { $0.isEmpty ? nil : $0 } ?? words[row.name]
    }

    /// A question by its number and short label; what is no question stays as it is.
    private func title(of name: String, in form: ReportForm) -> String {
        guard let question = form.instrument.question(named: name) else { return name }
        let number = PaperItem.number(of: name)
        return number.isEmpty ? text(question.short) : "\(number). \(text(question.short))"
    }
}
