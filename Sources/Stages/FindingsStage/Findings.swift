import NumberText
import Problems
import StageFiles
import SurveyModel

/// Draws findings from the released tables: `findings.csv`, `swot.csv`, `hr-maturity.csv`, `published.csv` and, where
/// there is a wave before, `changes.csv`.
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
    let previous = try previousForms(of: wave, output)
    let run = RuleRun(
        forms: forms, indicators: indicators, previous: previous,
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
    if wave.previous == nil {
        stage.remove(FileName.changes)
    } else {
        try stage.write(
            try changes(of: forms, since: previous, wave), to: FileName.changes, languages: wave.languages)
    }
    try output.release([stage], by: .findings)
}

/// What changed in each form that the wave before had too.
private func changes(of forms: [ReleasedForm], since previous: [PreviousForm], _ wave: Wave) throws
    -> [ChangeRow]
{
    let rules = try wave.previous.map { try Wave.load(folder: wave.paths.sibling($0).wave).swot?.rules }
    return forms.flatMap { form in
        previous.first { $0.form.name == form.name }.map { earlier in
            FormChanges(
                now: form, before: earlier.form, previousWave: earlier.wave,
                hasSameRules: rules == wave.swot?.rules
            ).rows
        } ?? []
    }
}

/// The released tables of the wave that changes are measured against.
private func previousForms(of wave: Wave, _ output: WaveOutput) throws -> [PreviousForm] {
    guard let name = wave.previous else { return [] }
    let earlier = try Wave.load(folder: wave.paths.sibling(name).wave)
    return try earlier.forms.map { form in
        PreviousForm(
            wave: name, form: try ReleasedForm.load(form, output.sibling(name), earlier.languages))
    }
}
