import Problems
import StageFiles
import SurveyModel

/// The border between the team's own tables and what may be handed over: writes `tables/FORM/` without
/// what could unmask a respondent, and `disclosure.csv` with what was withheld and why.
///
/// Findings and report read only what this stage wrote.
///
/// - Throws: `Failure` if a file is missing or damaged, or the audit finds a hidden count that can be told
///   too closely; then nothing is written.
public func protect(_ wave: Wave, output: WaveOutput, report: ProblemReport) throws {
    let earlier = EarlierReleases(wave)
    var releases: [FormRelease] = []
    for form in wave.forms {
        let tables = try FormRelease(form, of: wave, from: output)
        var release = try tables.published(earlier.past(of: tables), report: report) {
            try $0.jointCounts(from: output)
        }
        if !release.isSmall { try release.pairAnswers(wave, output, report: report) }
        release.quotes = try FormQuotes(form, release.instrument, report: report)
        if release.isSmall { release.quotes.reviewed = [] }
        releases.append(release)
    }
    let root = try StageOutput(folder: output.root)
    try root.write(releases.flatMap(\.withheld), to: FileName.disclosure, languages: wave.languages)
    var stages: [StageOutput] = []
    for release in releases {
        let stage = try StageOutput(folder: output.tables(release.form.name))
        try release.write(to: stage, languages: wave.languages)
        stages.append(stage)
        let team = try StageOutput(folder: output.form(release.form.name), isPrivate: true)
        try team.write(release.quotes.toReview, to: FileName.quotesToReview, languages: wave.languages)
        stages.append(team)
    }
    try output.release(stages + [root], by: .protect)
    let ledger = Position(file: ReleaseLedger(wave.paths).folder)
    for problem in try ReleaseComparison(wave, output).problems(.warning, at: ledger) { report(problem) }
}
