import StageFiles
import SurveyModel

/// Counts what `quality.json` tells, one respondent after the other.
struct QualityTally {
    private let questions: [Question]
    private var items: [QualityReport.Item]
    private var rules: [CleaningRule: Int] = [:]
    private var respondents = 0
    private var sameID = RepeatFinder()
    private var sameAnswers = RepeatFinder()

    init(_ instrument: Instrument) {
        questions = instrument.questions.filter { $0.role != .id }
        items = questions.map {
            QualityReport.Item(question: $0.name, answered: 0, blank: 0, invalid: 0, notAsked: 0)
        }
    }

    mutating func add(_ respondent: String, _ row: CodedRow, answers: [String]) {
        respondents += 1
        for (index, question) in questions.enumerated() {
            switch state(of: question, row) {
            case .answered: items[index].answered += 1
            case .blank: items[index].blank += 1
            case .invalid: items[index].invalid += 1
            case .notAsked: items[index].notAsked += 1
            }
        }
        for change in row.changes { rules[change.rule, default: 0] += 1 }
        sameID.add(respondent, respondent: respondent)
        sameAnswers.add(answers.joined(separator: "\u{1F}"), respondent: respondent)
    }

    func report(form: String, rejected: Int) -> QualityReport {
        QualityReport(
            form: form, respondents: respondents, rejected: rejected, items: items,
            changedByRule: CleaningRule.allCases.compactMap { rule in
                rules[rule].map { QualityReport.RuleCount(rule: rule.rawValue, cells: $0) }
            },
            duplicates: sameID.groups.map { .init(kind: "same-id", respondents: $0) }
                + sameAnswers.groups.map { .init(kind: "same-answers", respondents: $0) })
    }

    private enum State { case answered, blank, invalid, notAsked }

    private func state(of question: Question, _ row: CodedRow) -> State {
        let values = question.variables.map { row[$0] }
        if question.kind == .multiple, values.contains("1") { return .answered }
        if values.contains(Unanswered.invalid) { return .invalid }
        if values.contains(Unanswered.notAsked) { return .notAsked }
        switch question.kind {
        case .multiple: return values.allSatisfy { $0 == "0" } ? .answered : .blank
        default: return values.contains { $0 != Unanswered.blank } ? .answered : .blank
        }
    }
}

/// Finds texts that come more than once, keeping a short digest of each rather than the text.
private struct RepeatFinder {
    private var first: [UInt64: String] = [:]
    private var repeats: [UInt64: [String]] = [:]
    private var order: [UInt64] = []

    /// The respondents of each text that came more than once, in order of its first coming.
    var groups: [[String]] { order.compactMap { repeats[$0] } }

    mutating func add(_ text: String, respondent: String) {
        let digest = fnv1a(text)
        guard let earlier = first[digest] else {
            first[digest] = respondent
            return
        }
        if repeats[digest] == nil {
            repeats[digest] = [earlier]
            order.append(digest)
        }
        repeats[digest]?.append(respondent)
    }

    /// The 64-bit hash of Fowler, Noll and Vo, variant 1a.
    private func fnv1a(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
