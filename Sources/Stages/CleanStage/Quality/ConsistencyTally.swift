import Problems
import StageFiles
import SurveyModel

/// Counts those whose answers contradict each other: the checks of the form, and answers to questions that
/// were not to be asked.
struct ConsistencyTally {
    private let checks: [(name: String, fails: Condition)]
    private var results: [QualityReport.CheckResult]
    private let conditional: [(name: String, variables: [Int])]
    private var notAsked: [QualityReport.CheckResult]
    private var firstFailures: [String: Position] = [:]

    init(_ instrument: Instrument, _ checks: [ConsistencyCheck], _ book: CodeBook) {
        self.checks = checks.map { ($0.name, Condition($0.fails, instrument, book)) }
        results = checks.map {
            .init(check: $0.name, severity: $0.severity.rawValue, text: $0.text.byLanguage)
        }
        conditional = instrument.questions.filter { $0.relevant != nil }
            .map { ($0.name, $0.variables.map(book.number)) }
        notAsked = conditional.map {
            .init(check: "not-asked-\($0.name)", severity: Severity.warning.rawValue, text: [:])
        }
    }

    /// - Parameters:
    ///   - respondent: Who stands in a row.
    ///   - position: Where the row came from.
    mutating func add(
        _ coded: CodedBlock, respondent: (Int) -> String, position: (Int) -> Position?
    ) {
        for (index, check) in checks.enumerated() {
            for row in coded.counted {
                let truth = check.fails.truth(coded, row)
                results[index].add(truth) { respondent(row) }
                if truth == .yes, firstFailures[check.name] == nil {
                    firstFailures[check.name] = position(row)
                }
            }
        }
        for (index, question) in conditional.enumerated() {
            let failing = Set(coded.answeredThoughNotAsked[question.name] ?? [])
            for row in coded.counted {
                let isAnswered = question.variables.contains { coded.isAnswered($0, row) }
                let truth: Truth = failing.contains(row) ? .yes : isAnswered ? .no : .unknown
                notAsked[index].add(truth) { respondent(row) }
            }
        }
    }

    /// The checks of the form, and the questions that were answered though they were not to be asked.
    var all: [QualityReport.CheckResult] { results + notAsked.filter { $0.failures > 0 } }

    /// One warning for each check that somebody fails.
    var problems: [Problem] {
        results.filter { $0.failures > 0 }.compactMap { result in
            firstFailures[result.check].map {
                Problem(.warning, at: $0, CleanProblem.failedCheck(result.check, count: result.failures))
            }
        }
    }
}

extension QualityReport.CheckResult {
    fileprivate mutating func add(_ fails: Truth, respondent: () -> String) {
        if fails == .unknown { return }
        base += 1
        guard fails == .yes else { return }
        failures += 1
        if respondents.count < QualityReport.listed { respondents.append(respondent()) }
    }
}
