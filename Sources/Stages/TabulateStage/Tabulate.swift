import Problems
import StageFiles
import SurveyModel

/// Counts a form: `distributions.csv`, `numbers.csv`, `crosstabs.csv`, `tests.csv` and `weights.csv`, all in
/// one pass over `coded.csv`; one more goes before it where weights are raked.
public func tabulate(
    _ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport, threads: Int
) throws {
    let folder = output.form(form.name)
    let coded = "\(folder)/\(FileName.coded)"
    let configuration = wave.paths.configuration
    let instrument = try Instrument.load(path: form.instrument)
    let misfits = form.design?.problems(in: instrument, configuration: configuration) ?? []
    if !misfits.isEmpty { throw Failure(.data, misfits) }
    let plan = FormPlan(
        instrument, derived: try wave.derivedShares(of: form, instrument),
        demographics: try form.demographics(instrument, configuration: configuration),
        weight: try form.weightVariable(instrument, configuration: configuration))

    let weighting = try form.weighting(instrument, coded: coded, configuration: configuration)
    let tally = try FormTally(plan, of: CodedRows(path: coded), weighting: weighting)
    let tables = FormTables(plan: plan, tally: tally, form: form, weighting: weighting, threads: threads)
    for problem in tables.warnings(configuration: configuration) { report(problem) }

    let stage = try StageOutput(folder: folder, isPrivate: true)
    let languages = wave.languages
    try stage.write(tables.distributions, to: FileName.distributions, languages: languages)
    try stage.write(tables.numbers, to: FileName.numbers, languages: languages)
    try stage.write(tables.crosstabs, to: FileName.crosstabs, languages: languages)
    try stage.write(tables.tests(), to: FileName.tests, languages: languages)
    try stage.write(tables.weights, to: FileName.weights, languages: languages)
    if weighting.isWeighted {
        try stage.write(
            weighting.weights(of: CodedRows(path: coded)), to: FileName.respondentWeights, languages: [])
    } else {
        stage.remove(FileName.respondentWeights)
    }
    try stage.commit()
}

extension FormTally {
    /// Adds up all the rows.
    ///
    /// - Throws: `Failure` if a row is damaged, or with the respondents that have no weight.
    init(_ plan: FormPlan, of rows: CodedRows, weighting: Weighting) throws {
        try self.init(plan, of: rows)
        while let row = try rows.next() {
            if let weight = try weighting.weight(of: row) { try add(row, weight: weight) }
        }
        try weighting.finish()
    }
}
