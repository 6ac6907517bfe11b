import StageFiles
import SurveyModel

/// Counts item non-response, question by question.
struct ItemTally {
    private let questions: [Question]
    private var items: [QualityReport.Item]

    init(_ instrument: Instrument) {
        questions = instrument.questions.filter { $0.role != .id && !instrument.isFrame($0) }
        items = questions.map { .init(question: $0.name) }
    }

    mutating func add(_ row: CodedRow) {
        for (index, question) in questions.enumerated() {
            items[index][keyPath: state(of: question, row)] += 1
        }
    }

    /// The highest non-response first, equal ones in the order of the form.
    var sorted: [QualityReport.Item] {
        items.enumerated().sorted {
            ($1.element.nonResponse, $0.offset) < ($0.element.nonResponse, $1.offset)
        }
        .map(\.element)
    }

    private func state(
        of question: Question, _ row: CodedRow
    ) -> WritableKeyPath<QualityReport.Item, Int> {
        let values = question.variables.map { row[$0] }
        if question.kind == .multiple, values.contains("1") { return \.answered }
        if values.contains(Unanswered.invalid) { return \.invalid }
        if values.contains(Unanswered.notAsked) { return \.notAsked }
        switch question.kind {
        case .multiple: return values.allSatisfy { $0 == "0" } ? \.answered : \.blank
        default: return values.contains { $0 != Unanswered.blank } ? \.answered : \.blank
        }
    }
}
