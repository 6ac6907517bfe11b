import Problems
import StageFiles
import SurveyModel

/// How a form is counted.
public struct TabulateOptions: Sendable {
    /// How many threads work; the outputs are the same.
    public var threads: Int
    /// Whether only the counts are written, as a file that can be added to others.
    public var countsOnly: Bool
    /// The files with the counts of all parts, in place of `coded.csv`.
    public var parts: [String]

    public init(threads: Int, countsOnly: Bool = false, parts: [String] = []) {
        self.threads = threads
        self.countsOnly = countsOnly
        self.parts = parts
    }
}

/// Counts a form: `distributions.csv`, `numbers.csv`, `crosstabs.csv`, `tests.csv` and `weights.csv`, all in
/// one pass over `coded.csv`; one more goes before it where weights are raked.
public func tabulate(
    _ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport, _ options: TabulateOptions
) throws {
    let folder = output.form(form.name)
    let configuration = wave.paths.configuration
    let instrument = try Instrument.load(path: form.instrument)
    let misfits = form.design?.problems(in: instrument, configuration: configuration) ?? []
    if !misfits.isEmpty { throw Failure(.data, misfits) }
    let weight = try form.weightVariable(instrument, configuration: configuration)
    let plan = FormPlan(
        instrument, derived: try wave.derivedShares(of: form, instrument),
        demographics: try form.demographics(instrument, configuration: configuration), weight: weight)
    if form.weights?.margins != nil, options.countsOnly || !options.parts.isEmpty {
        let position = Position(file: configuration, line: form.weights?.line)
        throw Failure.data(at: position, TabulateProblem.rakingInParts)
    }

    if !options.parts.isEmpty {
        let tally = try TallyFile.sum(options.parts, plan, isWeighted: weight != nil)
        let tables = FormTables(
            plan: plan, tally: tally, form: form, isWeighted: weight != nil, threads: options.threads)
        for problem in tables.warnings(configuration: configuration) { report(problem) }
        let stage = try StageOutput(folder: folder, isPrivate: true)
        try stage.write(tables, wave.languages)
        stage.remove(FileName.respondentWeights)
        return try stage.commit()
    }
    let table = try CodedTable(path: "\(folder)/\(FileName.coded)", threads: options.threads)
    let weighting = try form.weighting(instrument, of: table, configuration: configuration)
    let readers = try FormReaders(plan, of: table, weighting: weighting)
    let tally = try readers.tally(plan, threads: options.threads)
    let stage = try StageOutput(folder: folder, isPrivate: true)
    if options.countsOnly {
        try stage.write(TallyFile(tally, plan, isWeighted: weighting.isWeighted), json: FileName.tally)
        return try stage.commit()
    }
    let tables = FormTables(
        plan: plan, tally: tally, form: form, isWeighted: weighting.isWeighted, raked: weighting.raked,
        threads: options.threads)
    for problem in tables.warnings(configuration: configuration) { report(problem) }
    try stage.write(tables, wave.languages)
    if weighting.isWeighted {
        try weighting.write(of: table, to: stage.file(FileName.respondentWeights))
    } else {
        stage.remove(FileName.respondentWeights)
    }
    try stage.commit()
}

extension StageOutput {
    fileprivate func write(_ tables: FormTables, _ languages: [Language]) throws {
        try write(tables.distributions, to: FileName.distributions, languages: languages)
        try write(tables.numbers, to: FileName.numbers, languages: languages)
        try write(tables.crosstabs, to: FileName.crosstabs, languages: languages)
        try write(tables.tests(), to: FileName.tests, languages: languages)
        try write(tables.weights, to: FileName.weights, languages: languages)
    }
}
