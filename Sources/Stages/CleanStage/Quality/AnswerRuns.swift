import StageFiles
import SurveyModel

/// Finds respondents one after the other, in the order of the exports, who gave the same answer, more of them
/// than chance explains.
///
/// In `n` answers of which a share `p` is the answer in question, the expected number of runs of at least `l`
/// is `p^l (1 + (n - l)(1 - p))` (Feller, An Introduction to Probability Theory and Its Applications I, XIII);
/// a run is listed where that is below the bound. An export sorted by an answer shows here too.
struct AnswerRuns {
    static let bound = 0.001

    fileprivate struct Run {
        var length = 0
        var first = ""
        var last = ""
    }

    fileprivate struct Item {
        var name: String
        var code = ""
        var current = Run()
        /// By code: how often it was given, and its longest run.
        var codes: [String: (count: Int, longest: Run)] = [:]
    }

    private var questions: [Item]

    init(_ instrument: Instrument) {
        questions = instrument.questions
            .filter { $0.role != .id && $0.role != .weight && ($0.kind == .single || $0.isScore) }
            .filter { !instrument.isFrame($0) }.map { Item(name: $0.name) }
    }

    mutating func add(_ respondent: String, _ row: CodedRow) {
        for index in questions.indices { questions[index].add(row[questions[index].name], respondent) }
    }

    /// The longest run of each answer, where it is improbable.
    var found: [QualityReport.Run] {
        questions.flatMap(found)
    }

    private func found(_ item: Item) -> [QualityReport.Run] {
        let n = item.codes.values.reduce(0) { $0 + $1.count }
        let improbable = item.codes.sorted { $0.key < $1.key }.filter { _, counted in
            let share = Double(counted.count) / Double(n)
            return AnswerRuns.expected(counted.longest.length, of: n, share: share) < AnswerRuns.bound
        }
        return improbable.map { code, counted in
            let run = counted.longest
            return .init(
                question: item.name, code: code, length: run.length, first: run.first, last: run.last)
        }
    }

    /// The expected number of runs at least that long.
    static func expected(_ length: Int, of n: Int, share: Double) -> Double {
        let power = (0..<length).reduce(1.0) { product, _ in product * share }
        return power * (1 + Double(n - length) * (1 - share))
    }
}

extension AnswerRuns.Item {
    fileprivate mutating func add(_ answer: String, _ respondent: String) {
        if answer != code {
            code = answer
            current = .init()
        }
        if Unanswered.covers(answer) { return }
        if current.length == 0 { current.first = respondent }
        current.length += 1
        current.last = respondent
        codes[answer, default: (0, .init())].count += 1
        if current.length > codes[answer]?.longest.length ?? 0 { codes[answer]?.longest = current }
    }
}
