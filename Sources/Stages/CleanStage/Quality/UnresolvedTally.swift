import Problems
import StageFiles
import SurveyModel

/// Counts answers left unresolved and texts not yet coded, for one warning for each question.
struct UnresolvedTally {
    private struct Count {
        var cells = 0
        var first: Position
    }

    private let questions: [String]
    private let questionOfVariable: [String: String]
    private var unresolved: [String: Count] = [:]
    private var uncoded: [String: Count] = [:]

    init(_ instrument: Instrument) {
        questions = instrument.questions.map(\.name)
        let pairs = instrument.questions.flatMap { question in
            ([question.name] + question.variables).map { ($0, question.name) }
        }
        questionOfVariable = Dictionary(pairs) { first, _ in first }
    }

    /// - Parameters:
    ///   - changes: Row by row.
    ///   - place: Where a row came from.
    mutating func add(_ changes: [CodedBlock.Change], position place: (Int) -> Position?) {
        for change in changes where CleaningRule.unsettled.contains(change.rule) {
            guard let position = place(change.row) else { continue }
            let variable = change.variable.prefix { $0 != "@" }
            let question = questionOfVariable[String(variable)] ?? change.variable
            if change.rule == .uncoded {
                uncoded[question, default: Count(first: position)].cells += 1
            } else {
                unresolved[question, default: Count(first: position)].cells += 1
            }
        }
    }

    var problems: [Problem] {
        questions.compactMap { question in
            unresolved[question].map {
                Problem(
                    .warning, at: $0.first, CleanProblem.unresolved(question: question, count: $0.cells))
            }
        }
            + questions.compactMap { question in
                uncoded[question].map {
                    Problem(
                        .warning, at: $0.first, CleanProblem.uncoded(question: question, count: $0.cells))
                }
            }
    }
}

extension CleaningRule {
    /// Those that leave an answer open.
    fileprivate static let unsettled: Set<CleaningRule> = [.unresolved, .constraint, .exclusive, .uncoded]
}
