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

    let tables: FormTables
    if options.parts.isEmpty {
        let table = try CodedTable(path: "\(folder)/\(FileName.coded)", threads: options.threads)
        let weighting = try form.weighting(instrument, of: table, configuration: configuration)
        let readers = try FormReaders(plan, of: table, weighting: weighting)
        let tally = try readers.tally(plan, threads: options.threads)
        if options.countsOnly {
            let stage = try StageOutput(folder: folder, isPrivate: true)
            let file = TallyFile(tally, plan, isWeighted: weighting.isWeighted)
            try stage.write(file, json: FileName.tally)
            return try stage.commit()
        }
        tables = FormTables(
            plan: plan, tally: tally, form: form, isWeighted: weighting.isWeighted, raked: weighting.raked,
            threads: options.threads)
    } else {
        let tally = try TallyFile.sum(options.parts, plan, isWeighted: weight != nil)
        tables = FormTables(
            plan: plan, tally: tally, form: form, isWeighted: weight != nil, threads: options.threads)
    }
    for problem in tables.warnings(configuration: configuration) { report(problem) }
    try tables.write(to: folder, wave.languages)
}

extension FormTables {
    fileprivate func write(to folder: String, _ languages: [Language]) throws {
        let stage = try StageOutput(folder: folder, isPrivate: true)
        try stage.write(distributions, to: FileName.distributions, languages: languages)
        try stage.write(numbers, to: FileName.numbers, languages: languages)
        try stage.write(crosstabs, to: FileName.crosstabs, languages: languages)
        try stage.write(tests(), to: FileName.tests, languages: languages)
        try stage.write(weights, to: FileName.weights, languages: languages)
        try stage.commit()
    }
}
