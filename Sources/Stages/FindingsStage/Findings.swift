import NumberText
import Problems
import StageFiles
import SurveyModel

/// Draws findings from the released tables: `findings.csv`, `swot.csv`, `hr-maturity.csv`, `published.csv`, where
/// there is a wave before `changes.csv`, and where there are several `trend.csv`.
///
/// - Throws: `Failure` with everything wrong with the rules, the team's tables or the checklist.
public func drawFindings(_ wave: Wave, output: WaveOutput, report: ProblemReport) throws {
    let forms = try wave.forms.map { try ReleasedForm.load($0, output, wave.languages) }
    for problem in try wave.missingTexts(forms.map(\.instrument)) { report(problem) }
    let rules = try wave.swot.map { try RuleBook.load(path: $0.rules) } ?? RuleBook()
    let indicators = try wave.swot?.indicators.map { try IndicatorTable(path: $0, rules) }
    if let swot = wave.swot {
        try RuleCheck(rules, forms: forms, indicators: indicators, file: swot.rules).finish(report)
    }
    let earlier = try wave.earlierWaves().map { try EarlierRelease($0, output) }
    let previous = earlier.first.map { first in
        first.forms.map { PreviousForm(wave: first.wave.name, form: $0) }
    }
    let run = RuleRun(
        forms: forms, indicators: indicators, previous: previous ?? [],
        languages: wave.languages, book: rules)
    for rule in run.setByDesign(rules.rules) {
        report(
            Problem(
                .note, at: Position(file: wave.swot?.rules ?? "", line: rule.line),
                FindingsProblem.setByDesign(rule: rule.id, question: rule.question)))
    }
    let survey = run.findings(of: rules.rules)
    let beside = forms.flatMap { form in
        UndecidedAnswers(languages: wave.languages, book: rules).findings(form)
            + OwnAnswers(languages: wave.languages, book: rules).findings(form)
    }
    let maturity = try wave.maturity.map { files in
        try MaturityAssessment(files, survey: survey, rules: rules, languages: wave.languages, report: report)
    }
    let statements = try wave.swot?.statements.map { try StatementTable(path: $0, rules) }
    let plain = indicators?.findings(beside: rules, wave.languages) ?? []
    let findings = survey + beside + plain + (maturity?.findings ?? [])

    let stage = try StageOutput(folder: output.root)
    try stage.write(findings, to: FileName.findings, languages: wave.languages)
    try stage.write(
        SwotTable(rules: rules, findings: findings, statements: statements).rows, to: FileName.swot,
        languages: wave.languages)
    try stage.write(maturity?.rows ?? [], to: FileName.maturity, languages: wave.languages)
    try stage.write(
        try wave.published.map { try compare($0, forms: forms, report: report) } ?? [],
        to: FileName.published, languages: wave.languages)
    let comparison = WaveComparison(wave, forms, earlier, rules)
    try stage.write(comparison.changes, to: FileName.changes, languages: wave.languages)
    try stage.write(comparison.trend, to: FileName.trend, languages: wave.languages)
    try output.release([stage], by: .findings)
}

extension StageOutput {
    /// Writes a table, or removes that of an earlier run where there is none.
    fileprivate func write<Row: TableRow>(_ rows: [Row]?, to name: String, languages: [Language]) throws {
        guard let rows else { return remove(name) }
        try write(rows, to: name, languages: languages)
    }
}
