import NumberText
import StageFiles
import SurveyModel

/// What was written beside the list, wherever own answers are a tenth or more of all answers: then the list has missed
/// something, and what they say is a result.
struct OwnAnswers {
    let languages: [Language]
    let book: RuleBook

    /// The share of all answers from which on it is told.
    static let leastShare = 10.0
    /// What fewer people wrote is not told: it says little of the list and too much of them.
    static let fewest = 5

    func findings(_ form: ReleasedForm) -> [FindingRow] {
        form.instrument.questions.filter(\.allowsOwnAnswer).compactMap { finding($0, form) }
    }

    private func finding(_ question: Question, _ form: ReleasedForm) -> FindingRow? {
        guard let row = form.share(of: question.name, code: Choice.ownAnswer), let n = row.n,
            n >= Self.fewest,
            let share = row.shareOfAnswers ?? row.share.value, share >= Self.leastShare
        else { return nil }
        let frame = form.instrument.question(named: question.ownAnswerVariable)
            .flatMap(form.instrument.frame(of:)).flatMap { $0.name == question.name ? nil : $0 }
        let said = frame.map { frame in
            form.distribution(of: frame.name).filter { ($0.n ?? 0) > 0 && $0.base != nil }
                .sorted { ($0.n ?? 0) > ($1.n ?? 0) }
        }
        let codes = said ?? []
        var finding = FindingRow("own", row, of: question, form)
        finding.text = book.phrase(codes.isEmpty ? .ownUncoded : .own).mapped(languages) { text, language in
            let style = NumberStyle(language)
            return Sentence(text).filled { name in
                switch RulePlaceholder(rawValue: name) {
                case .question: question.short[language]
                case .value: style.percent(row.share.value)
                case .count: style.count(n)
                case .base: style.count(row.base)
                case .label:
                    codes.map { "\($0.label[language]) – \(style.count($0.n))" }.joined(separator: "; ")
                default: nil
                }
            }
        }
        finding.evidence = ([row] + codes)
            .map { Evidence.distribution(form.name, $0.question, code: $0.code) }.joined(separator: " ")
        return finding
    }
}
