import NumberText
import StageFiles
import SurveyModel

/// How many found a question hard to answer, wherever that is more than a tenth of those asked: not to know is an
/// answer too.
struct UndecidedAnswers {
    let languages: [Language]
    let book: RuleBook

    /// The share of those asked from which on it is told.
    static let leastShare = 0.1

    func findings(_ form: ReleasedForm) -> [FindingRow] {
        form.instrument.questions.filter { $0.kind == .single }.flatMap { question in
            question.choices.filter(\.isUndecided).compactMap { finding($0, of: question, form) }
        }
    }

    private func finding(_ choice: Choice, of question: Question, _ form: ReleasedForm) -> FindingRow? {
        guard let row = form.share(of: question.name, code: choice.name), let n = row.n else { return nil }
        // Counted apart, they are not in the base of the valid answers.
        let apart = form.distribution(of: question.name).filter { $0.base == nil }.compactMap(\.n).reduce(
            0, +)
        let base = form.distribution(of: question.name).compactMap(\.base).first ?? 0
        let answered = base + apart
        let asked = answered + (row.blank ?? 0) + (row.invalid ?? 0)
        guard asked > 0, Double(n) > Self.leastShare * Double(asked) else { return nil }
        var finding = FindingRow("undecided", row, of: question, form)
        finding.value = row.share.value ?? 100 * Double(n) / Double(answered)
        finding.n = answered
        finding.text = book.phrase(.undecided).mapped(languages) { text, language in
            let style = NumberStyle(language)
            return Sentence(text).filled { name in
                switch RulePlaceholder(rawValue: name) {
                case .question: question.short[language]
                case .label: row.label[language]
                case .value: style.percent(finding.value)
                case .count: style.count(n)
                case .base: style.count(answered)
                default: nil
                }
            }
        }
        finding.evidence = Evidence.distribution(form.name, question.name, code: choice.name)
        return finding
    }
}
