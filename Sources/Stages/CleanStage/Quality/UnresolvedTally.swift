import Problems
import StageFiles
import SurveyModel

/// Counts answers left unresolved and texts not yet coded, for one warning for each question, and spellings that
/// were mended.
struct UnresolvedTally {
    fileprivate struct Count {
        var cells = 0
        var first: Position
        /// By text, with what it may be; only of questions with a list, whose texts are no secrets.
        var texts: [String: (count: Int, candidates: [String])] = [:]
    }

    private struct Mending: Hashable {
        var question: String
        var raw: String
        var coded: String
    }

    private let questions: [String]
    private let lists: Set<String>
    private let questionOfVariable: [String: String]
    private var unresolved: [String: Count] = [:]
    private var undecided: [String: Count] = [:]
    private var uncoded: [String: Count] = [:]
    private var mendings: [Mending: Int] = [:]

    init(_ instrument: Instrument) {
        questions = instrument.questions.map(\.name)
        lists = Set(instrument.questions.filter(\.hasChoices).map(\.name))
        let pairs = instrument.questions.flatMap { question in
            ([question.name] + question.variables).map { ($0, question.name) }
        }
        questionOfVariable = Dictionary(pairs) { first, _ in first }
    }

    /// - Parameters:
    ///   - changes: Row by row.
    ///   - place: Where a row came from.
    mutating func add(_ changes: [CodedBlock.Change], position place: (Int) -> Position?) {
        for change in changes {
            let variable = change.variable.prefix { $0 != "@" }
            let question = questionOfVariable[String(variable)] ?? change.variable
            if change.rule == .typo {
                mendings[Mending(question: question, raw: change.raw, coded: change.coded), default: 0] += 1
            }
            guard change.rule.isUnresolved || change.rule == .uncoded, let position = place(change.row) else {
                continue
            }
            switch change.rule {
            case .uncoded: uncoded[question, default: Count(first: position)].cells += 1
            case .nameOrLabel: undecided[question, default: Count(first: position)].add(change)
            default:
                unresolved[question, default: Count(first: position)].cells += 1
                if lists.contains(question) { unresolved[question]?.note(change) }
            }
        }
    }

    /// The spellings that were taken for choices, the most frequent first.
    var mended: [QualityReport.Mended] {
        mendings.map { .init(question: $0.question, raw: $0.raw, coded: $0.coded, cells: $1) }.sorted {
            ($1.cells, $0.question, $0.raw) < ($0.cells, $1.question, $1.raw)
        }
    }

    /// What misleads most comes first.
    func problems(file: String) -> [Problem] {
        let shown = mended.prefix(10)
        let cells = mended.reduce(0) { $0 + $1.cells }
        return warnings(undecided) { CleanProblem.nameOrLabel(question: $0, count: $1, $2) }
            + warnings(unresolved) { CleanProblem.unresolved(question: $0, count: $1, $2) }
            + warnings(uncoded) { question, count, _ in .uncoded(question: question, count: count) }
            + (shown.isEmpty
                ? []
                : [Problem(.note, at: Position(file: file), CleanProblem.mended(Array(shown), count: cells))])
    }

    /// The questions with most such cells first.
    private func warnings(
        _ counts: [String: Count], _ problem: (String, Int, [CleanProblem.OpenText]) -> CleanProblem
    ) -> [Problem] {
        let ordered = questions.enumerated().compactMap { index, name in
            counts[name].map { (index: index, name: name, count: $0) }
        }.sorted { ($1.count.cells, $0.index) < ($0.count.cells, $1.index) }
        return ordered.map {
            Problem(.warning, at: $0.count.first, problem($0.name, $0.count.cells, $0.count.frequent))
        }
    }
}

extension UnresolvedTally.Count {
    mutating fileprivate func add(_ change: CodedBlock.Change) {
        cells += 1
        note(change)
    }

    mutating fileprivate func note(_ change: CodedBlock.Change) {
        guard texts[change.raw] != nil || texts.count < 1000 else { return }
        texts[change.raw, default: (0, change.candidates)].count += 1
    }

    /// The three most frequent texts.
    fileprivate var frequent: [CleanProblem.OpenText] {
        let sorted = texts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        return sorted.prefix(3).map {
            .init(text: $0.key, count: $0.value.count, candidates: $0.value.candidates)
        }
    }
}
