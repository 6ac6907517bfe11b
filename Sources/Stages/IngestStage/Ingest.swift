import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Reads the exports of a form: `responses.csv` with the raw answers under canonical names, and
/// `ingest.json` with what was understood.
///
/// - Throws: `Failure` if an export cannot be understood; then nothing is written.
public func ingest(_ wave: Wave, form: Form, output: WaveOutput, report: ProblemReport) throws {
    let instrument = try Instrument.load(path: form.instrument)
    let matcher = HeaderMatcher(instrument)
    let exports = try form.responses.map { try Export(path: $0, matcher: matcher) }
    let problems = exports.flatMap { $0.mapping.problems(file: $0.path, instrument: instrument) }
    if !problems.isEmpty { throw Failure(.data, problems) }
    for export in exports {
        for column in export.mapping.leftOver {
            report(
                Problem(
                    .warning, at: Position(file: export.path, line: export.mapping.header.line),
                    IngestProblem.unknownColumn(column.column, column.header)))
        }
    }
    let stage = try StageOutput(folder: output.form(form.name), isPrivate: true)
    var rows = try ExportRows(
        variables: instrument.exportVariables(in: exports), idVariable: instrument.idVariable,
        output: try stage.file(FileName.responses))
    let files = try exports.map { try rows.copy($0, report: report) }
    try stage.write(IngestReport(form: form.name, files: files), json: FileName.ingest)
    try stage.commit()
}

extension Instrument {
    fileprivate var idVariable: String? { questions.first { $0.role == .id }?.name }

    /// The variables that at least one export carries, in the order of the form.
    fileprivate func exportVariables(in exports: [Export]) -> [String] {
        let carried = Set(exports.flatMap { $0.mapping.variables.compactMap(\.self) })
        return questions.filter { $0.role != .id }.flatMap { question in
            ([question.name] + question.variables).filter(carried.contains).uniqued()
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
