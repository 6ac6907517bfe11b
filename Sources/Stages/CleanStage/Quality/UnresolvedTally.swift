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

    mutating func add(_ row: CodedRow, at position: Position?) {
        guard let position else { return }
        for change in row.changes {
            let variable = change.variable.prefix { $0 != "@" }
            let question = questionOfVariable[String(variable)] ?? change.variable
            switch change.rule {
            case .unresolved, .constraint, .exclusive:
                unresolved[question, default: Count(first: position)].cells += 1
            case .uncoded: uncoded[question, default: Count(first: position)].cells += 1
            default: break
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
