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
    private var sameID: RepeatFinder
    private var sameAnswers: RepeatFinder
    private var near: NearDuplicates
    private var straightLining: StraightLiningTally
    private var runs: AnswerRuns
    private var unresolved: UnresolvedTally
    let digest: AnswerDigest

    /// - Parameter folder: Where files may be put for what memory has no room for.
    init(_ instrument: Instrument, _ checks: [ConsistencyCheck], _ book: CodeBook, folder: String) {
        sameID = RepeatFinder(folder: folder)
        sameAnswers = RepeatFinder(folder: folder)
        items = ItemTally(instrument, book)
        consistency = ConsistencyTally(instrument, checks, book)
        near = NearDuplicates(instrument, book)
        straightLining = StraightLiningTally(instrument, book)
        runs = AnswerRuns(instrument, book)
        unresolved = UnresolvedTally(instrument)
        digest = AnswerDigest(book)
    }

    /// - Parameters:
    ///   - digests: Of each row's answers, by ``digest``.
    ///   - changes: Row by row.
    mutating func add(
        _ coded: CodedBlock, _ raw: RawBlock, digests: [UInt64], changes: [CodedBlock.Change],
        _ lines: ResponseLines
    ) throws {
        let position = { (row: Int) in lines.position(ofRow: raw.firstRow + row) }
        respondents += coded.counted.count
        items.add(coded)
        // What is calculated has changed no answer.
        for change in changes where change.rule != .excluded && change.rule != .calculated {
            rules[change.rule, default: 0] += 1
        }
        try sameID.add(raw.respondentDigests, counted: coded.counted)
        try sameAnswers.add(digests, counted: coded.counted)
        near.add(coded, digests: digests, respondent: raw.respondent)
        straightLining.add(coded, respondent: raw.respondent)
        runs.add(coded, firstRow: raw.firstRow)
        consistency.add(coded, respondent: raw.respondent, position: position)
        unresolved.add(changes, position: position)
    }

    mutating func exclude(_ respondent: String, line: Int?, reason: String) {
        excluded.append(.init(respondent: respondent, line: line, reason: reason))
        rules[.excluded, default: 0] += 1
    }

    /// - Parameter names: Who stands in some rows, by row.
    func report(
        form: String, rejected: Int, _ doubleEntry: QualityReport.DoubleEntry?,
        names: ([Int]) throws -> [Int: String]
    ) throws -> QualityReport {
        var report = QualityReport(form: form)
        report.respondents = respondents
        report.rejected = rejected
        report.excluded = excluded
        report.items = items.sorted
        report.changedByRule = CleaningRule.allCases.compactMap { rule in
            rules[rule].map { .init(rule: rule.rawValue, cells: $0) }
        }
        report.mended = unresolved.mended
        report.consistency = consistency.all
        for (kind, finder) in [
            (QualityReport.DuplicateGroup.Kind.sameID, sameID), (.sameAnswers, sameAnswers),
        ] {
            let found = try finder.groups()
            let names = try names(found.listed.flatMap(\.rows))
            report.duplicates += found.listed.map { group in
                .init(
                    kind: kind, respondents: group.rows.compactMap { names[$0] },
                    n: group.count > group.rows.count ? group.count : nil)
            }
            let (groups, rows) = found.unlisted
            if groups > 0 {
                let unlisted = QualityReport.UnlistedDuplicates(kind: kind, groups: groups, respondents: rows)
                report.unlistedDuplicates = (report.unlistedDuplicates ?? []) + [unlisted]
            }
        }
        report.duplicates += near.groups
        report.searchedNearDuplicates = near.isSearched
        report.straightLining = straightLining.counts
        report.runs = try runs.found(names)
        report.doubleEntry = doubleEntry
        return report
    }

    /// What the people who run the stage should look at, one line for each question and check.
    ///
    /// - Parameter file: The form's export, for what has no place of its own.
    func problems(file: String, _ report: QualityReport) -> [Problem] {
        let skipped =
            near.isOverLimit
            ? [CleanProblem.tooManyForNearDuplicates(limit: NearDuplicates.rowLimit)] : []
        let unlisted = (report.unlistedDuplicates ?? []).map(CleanProblem.unlistedDuplicates)
        return unresolved.problems(file: file) + consistency.problems
            + (skipped + unlisted).map { Problem(.note, at: Position(file: file), $0) }
    }
}
