import StageFiles
import SurveyModel

/// Counts item non-response, question by question.
struct ItemTally {
    private let questions: [(kind: Question.Kind, variables: [Int])]
    private var items: [QualityReport.Item]

    init(_ instrument: Instrument, _ book: CodeBook) {
        let counted = instrument.questions.filter { $0.role != .id && !instrument.isFrame($0) }
        questions = counted.map { ($0.kind, $0.variables.map(book.number)) }
        items = counted.map { .init(question: $0.name) }
    }

    mutating func add(_ coded: CodedBlock) {
        for (index, question) in questions.enumerated() {
            let codes = question.variables.map { coded.codes[$0] }
            if question.kind == .multiple || codes.count > 1 {
                for row in coded.counted { items[index].add(state(question.kind, codes, row)) }
            } else if let codes = codes.first {
                for row in coded.counted { items[index].add(.init(codes[row])) }
            }
        }
    }

    /// The highest non-response first, equal ones in the order of the form.
    var sorted: [QualityReport.Item] {
        items.enumerated().sorted {
            ($1.element.nonResponse, $0.offset) < ($0.element.nonResponse, $1.offset)
        }
        .map(\.element)
    }

    private func state(_ kind: Question.Kind, _ codes: [[UInt16]], _ row: Int) -> State {
        let isMultiple = kind == .multiple
        if isMultiple, codes.contains(where: { $0[row] == CodeTable.yes }) { return .answered }
        if codes.contains(where: { $0[row] == CodeTable.invalid }) { return .invalid }
        if codes.contains(where: { $0[row] == CodeTable.notAsked }) { return .notAsked }
        if isMultiple { return codes.allSatisfy { $0[row] == CodeTable.no } ? .answered : .blank }
        return codes.contains { $0[row] != CodeTable.blank } ? .answered : .blank
    }
}

/// How a respondent stands to a question.
private enum State {
    case answered, blank, invalid, notAsked

    /// What one cell says.
    init(_ code: UInt16) {
        switch code {
        case CodeTable.blank: self = .blank
        case CodeTable.invalid: self = .invalid
        case CodeTable.notAsked: self = .notAsked
        default: self = .answered
        }
    }
}

extension QualityReport.Item {
    fileprivate mutating func add(_ state: State) {
        switch state {
        case .answered: answered += 1
        case .blank: blank += 1
        case .invalid: invalid += 1
        case .notAsked: notAsked += 1
        }
    }
}
