import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Reads the exports of a form: `responses.csv` with the raw answers under canonical names, and
/// `ingest.json` with what was understood; a second entry of the same forms likewise, into files of its own.
///
/// - Parameters:
///   - threads: How many read at once; what comes out does not depend on it.
///   - isStrict: A column that belongs to no question and a row that is rejected are errors.
/// - Throws: `Failure` if an export cannot be understood; then nothing is written.
public func ingest(
    _ wave: Wave, form: Form, output: WaveOutput, threads: Int = 1, isStrict: Bool = false,
    report: ProblemReport
) throws {
    try ingest(
        wave, form: form, output: output, isStrict: isStrict, reading: ExportReading(threads: threads),
        report: report)
}

func ingest(
    _ wave: Wave, form: Form, output: WaveOutput, isStrict: Bool, reading: ExportReading,
    report: ProblemReport
) throws {
    let instrument = try Instrument.load(path: form.instrument)
    let finder = LayoutFinder(instrument, form: form)
    let entries = try [Entry.first(form), .second(form)].map { entry in
        (entry, try entry.paths.map { try Export(path: $0, form: form, finder: finder, report: report) })
    }
    let exports = entries.flatMap(\.1)
    var problems = exports.flatMap { $0.mapping.problems(file: $0.path, instrument: instrument) }
    let leftOver = exports.flatMap { $0.leftOver(isStrict ? .error : .warning) }
    if isStrict { problems += leftOver } else { leftOver.forEach(report) }
    if !problems.isEmpty { throw Failure(.data, problems) }
    let stage = try StageOutput(folder: output.form(form.name), isPrivate: true)
    for (entry, exports) in entries {
        if exports.isEmpty {
            stage.remove(entry.responses)
            stage.remove(ColumnOutput.name(beside: entry.responses))
            stage.remove(entry.report)
            continue
        }
        let rows = try ExportRows(
            variables: instrument.exportVariables(in: exports), idVariable: instrument.idVariable,
            rules: form.exportRules, isStrict: isStrict, finder: finder,
            reading: reading, output: stage, name: entry.responses)
        let files = try exports.map { try rows.copy($0, report: report) }
        try rows.finish()
        try stage.write(IngestReport(form: form.name, files: files), json: entry.report)
    }
    try stage.commit()
}

/// One keying-in of a form: its exports and the files they are read into.
private struct Entry {
    var paths: [String]
    var responses: String
    var report: String

    static func first(_ form: Form) -> Entry {
        Entry(paths: form.responses, responses: FileName.responses, report: FileName.ingest)
    }

    static func second(_ form: Form) -> Entry {
        Entry(
            paths: form.cleaning.secondEntry, responses: FileName.secondResponses,
            report: FileName.secondIngest)
    }
}

extension Export {
    /// The columns that belong to no question, as problems.
    fileprivate func leftOver(_ severity: Severity) -> [Problem] {
        mapping.leftOver.map {
            Problem(
                severity, at: Position(file: path, line: mapping.header.line, column: $0.column),
                IngestProblem.unknownColumn($0.column, mapping.title(of: $0.column - 1)))
        }
    }
}

extension Instrument {
    fileprivate var idVariable: String? { questions.first { $0.role == .id }?.name }

    /// The variables that at least one export carries, in the order of the form.
    fileprivate func exportVariables(in exports: [Export]) -> [String] {
        let carried = Set(exports.flatMap { $0.mapping.variables.compactMap(\.self) })
        return questions.filter { $0.role != .id }.flatMap { question in
            let places =
                question.kind == .rank
                ? question.choices.indices.map { placeVariable(question.name, $0 + 1) } : []
            return ([question.name] + question.variables + places).filter(carried.contains).uniqued()
        }
    }
}

extension [String] {
    /// Without repetitions, in order.
    fileprivate func uniqued() -> [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
