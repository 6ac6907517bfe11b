import Disclosure
import Problems
import StageFiles
import SurveyModel

/// The border between the team's own tables and what may be handed over: writes `tables/FORM/` without
/// what could unmask a respondent, and `disclosure.csv` with what was withheld and why.
///
/// Findings and report read only what this stage wrote.
public func protect(_ wave: Wave, output: WaveOutput, report: ProblemReport) throws {
    let stages = try wave.forms.map { form in
        (form, try StageOutput(folder: output.tables(form.name)))
    }
    let root = try StageOutput(folder: output.root)
    var withheld: [DisclosureRow] = []
    for (form, stage) in stages { withheld += try release(form, of: wave, from: output, to: stage) }
    try root.write(withheld, to: FileName.disclosure, languages: wave.languages)
    for (_, stage) in stages { try stage.commit() }
    try root.commit()
}

/// Writes one form's tables.
///
/// - Returns: The cells withheld.
private func release(
    _ form: Form, of wave: Wave, from output: WaveOutput, to stage: StageOutput
) throws -> [DisclosureRow] {
    let folder = output.form(form.name)
    let languages = wave.languages
    func table<Row: TableRow>(_ type: Row.Type, _ name: String) throws -> [Row] {
        try readTable(type, at: "\(folder)/\(name)", languages: languages)
    }
    let quality = try readJSON(QualityReport.self, at: "\(folder)/\(FileName.quality)")
    let crosstabs = try table(CrosstabRow.self, FileName.crosstabs)
        .map { $0.protected(minimumCell: form.minimumCell) }
    try stage.write(
        try table(DistributionRow.self, FileName.distributions), to: FileName.distributions,
        languages: languages)
    try stage.write(try table(NumberRow.self, FileName.numbers), to: FileName.numbers, languages: languages)
    try stage.write(crosstabs, to: FileName.crosstabs, languages: languages)
    try stage.write(try table(TestRow.self, FileName.tests), to: FileName.tests, languages: languages)
    try stage.write(
        try table(WeightRow.self, FileName.weights), to: FileName.weights, languages: languages)
    try stage.write(quality.released, to: FileName.qualitySummary, languages: languages)
    return crosstabs.filter { $0.suppressed != .none }.map { DisclosureRow(form: form.name, $0) }
}

extension CrosstabRow {
    /// The row as it may be handed over: without numbers if its cell is too small.
    func protected(minimumCell: Int) -> CrosstabRow {
        guard let n, let base, isSmall(cell: n, of: base, minimum: minimumCell) else { return self }
        var row = CrosstabRow()
        row.question = question
        row.by = by
        row.code = code
        row.byCode = byCode
        row.suppressed = .primary
        return row
    }
}

extension DisclosureRow {
    fileprivate init(form: String, _ cell: CrosstabRow) {
        self.init()
        self.form = form
        question = cell.question
        by = cell.by
        code = cell.code
        byCode = cell.byCode
        reason = cell.suppressed.rawValue
    }
}
