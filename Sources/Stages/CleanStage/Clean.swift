import DelimitedText
import OrderedWork
import Problems
import StageFiles
import SurveyModel

/// Codes the raw answers of a form and logs every change: `coded.csv`, `dictionary.csv`,
/// `cleaning-log.csv`, `unresolved.csv`, `uncoded.csv`, `quality.json`, `check.md` and, where there is a second
/// entry, `double-entry.csv`.
///
/// - Parameters:
///   - threads: How many work at once; what comes out does not depend on it.
///   - progress: Told how far it has come.
public func clean(
    _ wave: Wave, form: Form, output: WaveOutput, threads: Int = 1, report: ProblemReport,
    progress: Progress = Progress()
) throws {
    let folder = output.form(form.name)
    let ingested = try readJSON(IngestReport.self, at: "\(folder)/\(FileName.ingest)")
    let instrument = try Instrument.load(path: form.instrument)
    let rules = form.cleaning
    let coding = try rules.coding.map { try CodingDecisions.load(path: $0, instrument) } ?? CodingDecisions()
    let checks = try rules.checks.map { try ConsistencyCheck.load(path: $0, instrument) } ?? []
    let columns = try RawColumns(
        folder: folder, FileName.responses, instrument, threads: threads)
    let coder = RowCoder(
        instrument, form: form, columns, coding: coding, lastDay: try wave.lastDay(for: instrument))

    let stage = try StageOutput(folder: folder, isPrivate: true)
    let cleaning = try FormCleaning(
        coder: coder, output: stage, lines: ResponseLines(ingested),
        exclusions: Exclusions(form, configuration: wave.paths.configuration),
        quality: QualityTally(instrument, checks, coder.book, folder: folder),
        uncoded: UncodedAnswers(instrument, coding),
        corrections: try rules.corrections.map { try Corrections(.decisions(at: $0), instrument) }
            ?? Corrections())
    var entries = [ingested]
    if !rules.secondEntry.isEmpty {
        let decisions = try rules.decisions.map {
            try EntryDecisions(.decisions(at: $0), instrument, form: form)
        }
        let columns = try RawColumns(
            folder: folder, FileName.secondResponses, instrument, threads: threads)
        let report = try readJSON(IngestReport.self, at: "\(folder)/\(FileName.secondIngest)")
        entries.append(report)
        let second = try SecondEntry(RowCoder(instrument, form: form, columns), report)
        cleaning.comparison = EntryComparison(coder, second, decisions ?? EntryDecisions())
    }
    try cleaning.run(threads: threads, progress)

    let quality = try cleaning.quality.report(
        form: form.name, rejected: ingested.rowsRejected, cleaning.comparison?.report,
        names: coder.columns.respondents(ofRows:))
    let languages = wave.languages
    try stage.write(instrument.dictionary(languages), to: FileName.dictionary, languages: languages)
    for name in FileName.exports(languages) { stage.remove(name) }
    let uncoded = cleaning.uncoded.rows
    try stage.write(uncoded, to: FileName.uncoded, languages: languages)
    if cleaning.comparison != nil {
        try stage.write(cleaning.differences, to: FileName.doubleEntry, languages: languages)
    } else {
        stage.remove(FileName.doubleEntry)
    }
    try stage.write(quality, json: FileName.quality)
    let page = CheckPage(
        form: form.name, instrument: instrument,
        language: languages.contains("en") ? "en" : languages.first ?? "",
        entries: entries, quality: quality, open: cleaning.open.first, openCount: cleaning.open.count,
        uncoded: uncoded, differences: cleaning.differences)
    try stage.write(page.text, to: FileName.check)
    try stage.commit()
    let export = Position(file: ingested.files.first?.name ?? form.name)
    let problems =
        cleaning.quality.problems(file: export.file, quality) + cleaning.uncoded.problems(file: export.file)
    for problem in problems { report(problem) }
    let open = cleaning.differences.first { $0.decision.isEmpty }?.line
    for problem in quality.doubleEntry?.problems(export, firstOpen: open) ?? [] { report(problem) }
}

extension QualityReport.DoubleEntry {
    /// - Parameter firstOpen: The line of the first cell that nothing settles.
    fileprivate func problems(_ export: Position, firstOpen: Int?) -> [Problem] {
        let (open, single) = (all.differing - settled, onlyFirst.count + onlySecond.count)
        var problems: [Problem] = []
        if open > 0 {
            let place = Position(file: export.file, line: firstOpen)
            problems.append(Problem(.warning, at: place, CleanProblem.differing(count: open)))
        }
        if single > 0 {
            problems.append(Problem(.warning, at: export, CleanProblem.onlyOneEntry(count: single)))
        }
        return problems
    }
}
