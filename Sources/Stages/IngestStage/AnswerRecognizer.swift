import SurveyModel

/// Tells whether a cell holds what its column is for: a choice, a flag, a place, a number.
///
/// This only serves to tell one reading of a file from another; what an answer means is decided later.
final class AnswerRecognizer {
    private enum Expected {
        case choices(Set<MatchingKey>)
        case number
    }

    private var expected: [String: Expected] = [:]
    /// What was told of each text before, by variable.
    private var told: [String: [String: Bool?]] = [:]

    private static let mostTold = 1000

    /// What marks an option as chosen or not.
    private static let flags = [.chosen, .notChosen, .yes, .no].reduce(into: Set<MatchingKey>()) {
        $0.formUnion(KnownWords.keys($1))
    }

    init(_ instrument: Instrument, form: Form) {
        let unselected = form.unselected.map(MatchingKey.init)
        for question in instrument.questions {
            let spellings = Set(question.choices.flatMap(\.spellings))
            switch question.kind {
            case .single:
                expected[question.name] = .choices(spellings)
                for choice in question.choices {
                    expected[question.variable(ofOption: choice)] =
                        .choices(Self.flags.union(unselected + choice.markings))
                }
            case .multiple, .rank:
                expected[question.name] = .choices(spellings)
                for choice in question.choices {
                    expected[question.variable(of: choice)] =
                        question.kind == .rank
                        ? .number : .choices(Self.flags.union(unselected + choice.markings))
                    if question.kind == .rank {
                        for place in 1...question.choices.count {
                            expected[placeVariable(question.name, place)] = .choices(spellings)
                        }
                    }
                }
            case .integer, .decimal: expected[question.name] = .number
            case .text, .date: break
            }
        }
    }

    /// Whether the answers to a variable can be told from other text.
    func knows(_ variable: String) -> Bool { expected[variable] != nil }

    /// - Returns: `nil` where nothing can be told: a blank cell, or a column for any text.
    func recognizes(_ cell: String, in variable: String) -> Bool? {
        guard let expected = expected[variable] else { return nil }
        if let known = told[variable]?[cell] { return known }
        let answer = recognizes(cell, expected)
        if told[variable]?.count ?? 0 < Self.mostTold { told[variable, default: [:]][cell] = .some(answer) }
        return answer
    }

    private func recognizes(_ cell: String, _ expected: Expected) -> Bool? {
        let key = MatchingKey(cell)
        if key.isEmpty { return nil }
        switch expected {
        case .number: return Double(key.text.replacing(",", with: ".")) != nil
        case .choices(let spellings):
            if spellings.contains(key) { return true }
            let parts = cell.split { ";,|/>\n\u{2028}".contains($0) }
            return parts.contains { spellings.contains(MatchingKey(String($0))) }
        }
    }
}

extension Choice {
    /// What may stand in its own column where it was chosen.
    fileprivate var markings: [MatchingKey] {
        name == Choice.ownAnswer ? spellings + KnownWords.keys(.other) : spellings
    }

    /// Its labels and further spellings, not its name.
    var labels: [MatchingKey] {
        (label.byLanguage.values.sorted() + accept).map(MatchingKey.init).filter { !$0.isEmpty }
    }

    /// Every spelling of it the instrument gives.
    var spellings: [MatchingKey] {
        ([name] + label.byLanguage.values.sorted() + accept).map(MatchingKey.init).filter { !$0.isEmpty }
    }
}

/// The variable for the choice put in a place of a ranking, counted from 1. No name of an instrument holds
/// an `@`.
func placeVariable(_ question: String, _ place: Int) -> String { "\(question)@\(place)" }
