import DelimitedText
import Glibc
import OrderedWork
import Problems
import StageFiles
import SurveyModel

/// Reads the exports of a form: `responses.csv` with the raw answers under canonical names, and
/// `ingest.json` with what was understood; a second entry of the same forms likewise, into files of its own.
///
/// - Parameters:
///   - threads: How many read at once; what comes out does not depend on it.
///   - isStrict: A column that belongs to no question and a row that is rejected are errors.
///   - progress: Told how far it has come.
/// - Throws: `Failure` if an export cannot be understood; then nothing is written.
public func ingest(
    _ wave: Wave, form: Form, output: WaveOutput, threads: Int = 1, isStrict: Bool = false,
    report: ProblemReport, progress: Progress = Progress()
) throws {
    try ingest(
        wave, form: form, output: output, isStrict: isStrict,
        reading: ExportReading(threads: threads, progress: progress), report: report)
}

func ingest(
    _ wave: Wave, form: Form, output: WaveOutput, isStrict: Bool, reading: ExportReading,
    report: ProblemReport
) throws {
    let instrument = try Instrument.load(path: form.instrument)
    let misfits = form.problems(in: instrument, configuration: wave.paths.configuration)
    if !misfits.isEmpty { throw Failure(.data, misfits) }
    instrument.remarks.forEach(report)
    let finder = LayoutFinder(instrument, form: form)
    let entries = try [Entry.first(form), .second(form)].map { entry in
        (
            entry,
            try entry.distinctExports(report).map {
                try Export($0, form: form, finder: finder, report: report)
            }
        )
    }
    let exports = entries.flatMap(\.1)
    var problems = exports.flatMap { $0.mapping.problems(file: $0.path, instrument: instrument) }
    let leftOver = exports.flatMap { $0.leftOver(isStrict ? .error : .warning, instrument) }
    if isStrict { problems += leftOver }
    if !problems.isEmpty { throw Failure(.data, problems) }
    let stage = try StageOutput(folder: output.form(form.name), isPrivate: true)
    var digests: [String: String] = [:]
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
            reading: reading, output: stage, name: entry.responses, areSeveral: exports.count > 1)
        let files = try exports.map { try rows.copy($0, report: report) }
        for (export, file) in zip(exports, files) {
            let identity = file.sha256 + export.file.sheetMark
            if let twin = digests[identity] {
                report(
                    Problem(.warning, at: Position(file: export.path), IngestProblem.secondEntrySame(twin)))
            }
            digests[identity] = export.path
        }
        try rows.finish()
        try stage.write(IngestReport(form: form.name, files: files), json: entry.report)
    }
    try stage.commit()
    // What is merely left out comes behind what is wrong with the rows.
    if !isStrict { leftOver.forEach(report) }
}

/// One keying-in of a form: its exports and the files they are read into.
private struct Entry {
    var exports: [ExportName]
    var responses: String
    var report: String

    static func first(_ form: Form) -> Entry {
        Entry(exports: form.exports, responses: FileName.responses, report: FileName.ingest)
    }

    static func second(_ form: Form) -> Entry {
        Entry(
            exports: form.cleaning.secondExports, responses: FileName.secondResponses,
            report: FileName.secondIngest)
    }
}

extension Entry {
    /// The exports, each once: one that is the same as an earlier, byte for byte, is told and left out.
    fileprivate func distinctExports(_ report: ProblemReport) throws -> [ExportName] {
        var distinct: [(export: ExportName, size: Int, identity: String?)] = []
        for export in exports {
            let size = fileSize(export.path)
            let alike = distinct.indices.filter { distinct[$0].size == size }
            let identity = alike.isEmpty ? nil : try ExportFile(export).identity()
            for index in alike where distinct[index].identity == nil {
                distinct[index].identity = try ExportFile(distinct[index].export).identity()
            }
            if let twin = alike.first(where: { distinct[$0].identity == identity }) {
                report(
                    Problem(
                        .warning, at: Position(file: export.path),
                        IngestProblem.listedTwice(distinct[twin].export.path)))
            } else {
                distinct.append((export, size, identity))
            }
        }
        return distinct.map(\.export)
    }
}

func fileSize(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : -1
}

extension Export {
    /// The columns that belong to no question, as one problem. What the form passes over is expected to be there.
    fileprivate func leftOver(_ severity: Severity, _ instrument: Instrument) -> [Problem] {
        let expected = Set(instrument.passedOver.map { $0.lowercased() })
        let columns = mapping.leftOver.filter { column in
            let names = column.header.lowercased().split(separator: "/").map { trimmed(String($0)) }
            return !names.contains(where: expected.contains)
        }
        guard let first = columns.first else { return [] }
        let titles = columns.map { mapping.title(of: $0.column - 1) }
        let kind =
            columns.count == 1
            ? IngestProblem.unknownColumn(first.column, titles[0])
            : .unknownColumns(columns.map(\.column), titles)
        return [
            Problem(severity, at: Position(file: path, line: mapping.header.line, column: first.column), kind)
        ]
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
            let options = question.kind == .single ? question.choices.map(question.variable(ofOption:)) : []
            return ([question.name] + question.variables + places + options).filter(carried.contains)
                .uniqued()
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
