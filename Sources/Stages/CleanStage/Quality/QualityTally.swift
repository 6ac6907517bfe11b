import Problems
import StageFiles
import SurveyModel

/// Counts what `quality.json` tells, one respondent after the other.
struct QualityTally {
    private var items: ItemTally
    private var rules: [CleaningRule: Int] = [:]
    private var respondents = 0
    private var excluded: [QualityReport.Excluded] = []
    private var consistency: ConsistencyTally
    private var sameID = RepeatFinder()
    private var sameAnswers = RepeatFinder()
    private var near: NearDuplicates
    private var straightLining: StraightLiningTally
    private var runs: AnswerRuns
    private var unresolved: UnresolvedTally

    init(_ instrument: Instrument, _ checks: [ConsistencyCheck]) {
        items = ItemTally(instrument)
        consistency = ConsistencyTally(instrument, checks)
        near = NearDuplicates(instrument)
        straightLining = StraightLiningTally(instrument)
        runs = AnswerRuns(instrument)
        unresolved = UnresolvedTally(instrument)
    }

    mutating func add(_ respondent: String, _ row: CodedRow, answers: [String], at position: Position?) {
        respondents += 1
        items.add(row)
        for change in row.changes { rules[change.rule, default: 0] += 1 }
        let digest = digest(answers)
        sameID.add(CleanStage.digest([respondent]), respondent: respondent)
        sameAnswers.add(digest, respondent: respondent)
        near.add(respondent, row, digest: digest)
        straightLining.add(respondent, row)
        runs.add(respondent, row)
        consistency.add(respondent, row, at: position)
        unresolved.add(row, at: position)
    }

    mutating func exclude(_ respondent: String, line: Int?, reason: String) {
        excluded.append(.init(respondent: respondent, line: line, reason: reason))
        rules[.excluded, default: 0] += 1
    }

    func report(form: String, rejected: Int, _ doubleEntry: QualityReport.DoubleEntry?) -> QualityReport {
        var report = QualityReport(form: form)
        report.respondents = respondents
        report.rejected = rejected
        report.excluded = excluded
        report.items = items.sorted
        report.changedByRule = CleaningRule.allCases.compactMap { rule in
            rules[rule].map { .init(rule: rule.rawValue, cells: $0) }
        }
        report.consistency = consistency.all
        report.duplicates =
            sameID.groups.map { .init(kind: .sameID, respondents: $0) }
            + sameAnswers.groups.map { .init(kind: .sameAnswers, respondents: $0) } + near.groups
        report.searchedNearDuplicates = near.isSearched
        report.straightLining = straightLining.counts
        report.runs = runs.found
        report.doubleEntry = doubleEntry
        return report
    }

    /// What the people who run the stage should look at, one line for each question and check.
    ///
    /// - Parameter file: The form's export, for what has no place of its own.
    func problems(file: String) -> [Problem] {
        let skipped =
            near.isOverLimit
            ? [CleanProblem.tooManyForNearDuplicates(limit: NearDuplicates.rowLimit)] : []
        return unresolved.problems + consistency.problems
            + skipped.map { Problem(.note, at: Position(file: file), $0) }
    }
}
