import Problems
import StageFiles
import SurveyModel

/// Counts those whose answers contradict each other: the checks of the form, and answers to questions that
/// were not to be asked.
struct ConsistencyTally {
    private let instrument: Instrument
    private let checks: [ConsistencyCheck]
    private var results: [QualityReport.CheckResult]
    private let conditional: [Question]
    private var notAsked: [QualityReport.CheckResult]
    private var firstFailures: [String: Position] = [:]

    init(_ instrument: Instrument, _ checks: [ConsistencyCheck]) {
        self.instrument = instrument
        self.checks = checks
        results = checks.map {
            .init(check: $0.name, severity: $0.severity.rawValue, text: $0.text.byLanguage)
        }
        conditional = instrument.questions.filter { $0.relevant != nil }
        notAsked = conditional.map {
            .init(check: "not-asked-\($0.name)", severity: Severity.warning.rawValue, text: [:])
        }
    }

    mutating func add(_ respondent: String, _ row: CodedRow, at position: Position?) {
        for (index, check) in checks.enumerated() {
            let truth = check.fails.truth { name in
                instrument.question(named: name)?.answer { row[$0] } ?? []
            }
            results[index].add(respondent, truth)
            if truth == .yes, firstFailures[check.name] == nil { firstFailures[check.name] = position }
        }
        for (index, question) in conditional.enumerated() {
            let isFailure = row.answeredThoughNotAsked.contains(question.name)
            let isAnswered = question.variables.contains { !Unanswered.covers(row[$0]) }
            notAsked[index].add(respondent, isFailure ? .yes : isAnswered ? .no : .unknown)
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
    fileprivate mutating func add(_ respondent: String, _ fails: Truth) {
        if fails == .unknown { return }
        base += 1
        guard fails == .yes else { return }
        failures += 1
        if respondents.count < QualityReport.listed { respondents.append(respondent) }
    }
}
