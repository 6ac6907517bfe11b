import CivilCalendar
import OrderedWork
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

    /// Told how far it has come.
    public var progress: Progress

    public init(
        threads: Int, countsOnly: Bool = false, parts: [String] = [], progress: Progress = Progress()
    ) {
        self.progress = progress
        self.threads = threads
        self.countsOnly = countsOnly
        self.parts = parts
    }
}

/// Counts a form: `distributions.csv`, `numbers.csv`, `crosstabs.csv`, `tests.csv`, `index-means.csv`,
/// `durations.csv` and `weights.csv`, all in one pass over `coded.csv`; one more goes before it where weights are raked.
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
        scores: try wave.indexScores(of: form, instrument),
        durations: try wave.durations(of: form, instrument),
        demographics: try form.demographics(instrument, configuration: configuration), weight: weight)
    // Weights are given, or made by raking.
    let isWeighted = weight != nil || form.weights?.margins != nil
    let isWhole = !options.countsOnly && options.parts.isEmpty
    if form.weights?.margins != nil, !isWhole {
        let position = Position(file: configuration, line: form.weights?.line)
        throw Failure.data(at: position, TabulateProblem.rakingInParts)
    }
    var tables = FormTables(
        plan: plan, tally: FormTally(plan), form: form, isWeighted: isWeighted, threads: options.threads)
    let stage = try StageOutput(folder: folder, isPrivate: true)
    if options.parts.isEmpty {
        let table = try CodedTable(path: "\(folder)/\(FileName.coded)", threads: options.threads)
        let weighting = try form.weighting(instrument, of: table, configuration: configuration)
        tables.tally = try FormReaders(
            plan, of: table, weighting: weighting, lastDay: wave.lastDay ?? CalendarDay(number: 0)
        ).tally(plan, threads: options.threads, options.progress)
        tables.raked = weighting.raked
        if options.countsOnly {
            let counts = try TallyFile(tables.tally, plan, isWeighted: isWeighted, source: table.path)
            try stage.write(counts, json: FileName.tally)
            return try stage.commit()
        }
        try stage.write(weighting, of: table)
        try stage.write(IndexReader(plan.scores, of: table), of: table)
    } else {
        tables.tally = try TallyFile.sum(options.parts, plan, isWeighted: isWeighted)
        stage.remove(FileName.respondentWeights)
        stage.remove(FileName.indices)
    }
    for problem in tables.warnings(configuration: configuration) { report(problem) }
    let rules = wave.swot?.rules ?? ""
    for problem in plan.scores.indices.flatMap({ $0.warnings(file: rules) }) { report(problem) }
    try stage.write(tables, wave.languages)
    try stage.commit()
}

extension StageOutput {
    fileprivate func write(_ tables: FormTables, _ languages: [Language]) throws {
        try write(tables.distributions, to: FileName.distributions, languages: languages)
        try write(tables.numbers, to: FileName.numbers, languages: languages)
        try write(tables.crosstabs, to: FileName.crosstabs, languages: languages)
        try write(tables.tests(), to: FileName.tests, languages: languages)
        try write(tables.indexMeans, to: FileName.indexMeans, languages: languages)
        try write(tables.durations, to: FileName.durations, languages: languages)
        try write(tables.weights, to: FileName.weights, languages: languages)
    }

    fileprivate func write(_ weighting: Weighting, of table: CodedTable) throws {
        guard weighting.isWeighted else { return remove(FileName.respondentWeights) }
        try weighting.write(of: table, to: file(FileName.respondentWeights))
    }
}
