import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Copies the rows of exports into `responses.csv`, verbatim, under canonical variable names.
struct ExportRows {
    let variables: [String]
    let idVariable: String?
    let output: OutputFile
    /// Respondents written so far, over all exports.
    private(set) var respondents = 0

    init(variables: [String], idVariable: String?, output: OutputFile) throws {
        self.variables = variables
        self.idVariable = idVariable
        self.output = output
        try output.write([respondentVariable] + variables)
    }

    /// Copies one export.
    ///
    /// - Throws: `Failure` if the file cannot be read or a row has another number of fields than the header.
    mutating func copy(_ export: Export, report: ProblemReport) throws -> IngestReport.File {
        let source = DigestingSource(try FileSource(path: export.path))
        let reader = RecordReader(source, file: export.path, dialect: export.dialect)
        let width = export.mapping.header.fields.count
        let columns = variables.map { export.mapping.variables.firstIndex(of: $0) }
        let idColumn = idVariable.flatMap { export.mapping.variables.firstIndex(of: $0) }
        var rowsRead = 0
        var rejected: [IngestReport.RejectedRow] = []
        var ragged: [Problem] = []
        var runs = LineRuns()
        _ = try reader.next()
        while let record = try reader.next() {
            rowsRead += 1
            let position = Position(file: export.path, line: record.line)
            if record.fields.allSatisfy({ MatchingKey($0).isEmpty }) {
                report(Problem(.warning, at: position, IngestProblem.blankRow))
                rejected.append(.init(line: record.line, reason: IngestProblem.blankRow.what))
                continue
            }
            if record.fields.count < width || !record.fields.dropFirst(width).allSatisfy(\.isEmpty) {
                ragged.append(
                    Problem(
                        .error, at: position,
                        IngestProblem.raggedRow(fields: record.fields.count, columns: width)))
                continue
            }
            respondents += 1
            let id = name(record, idColumn: idColumn, position, report)
            try output.write([id] + columns.map { $0.map { record.fields[$0] } ?? "" })
            runs.add(record.line)
        }
        if !ragged.isEmpty { throw Failure(.data, ragged) }
        if rowsRead == rejected.count {
            throw Failure.data(
                at: Position(file: export.path, line: export.mapping.header.line), IngestProblem.noRows)
        }
        return IngestReport.File(
            name: fileName(export.path), sha256: source.sha256(), bytes: source.count,
            encoding: source.hasByteOrderMark ? "UTF-8 with byte-order mark" : "UTF-8",
            delimiter: export.dialect.name, headerLine: export.mapping.header.line, rowsRead: rowsRead,
            rowsRejected: rejected, columns: export.mapping.mapped,
            columnsLeftOver: export.mapping.leftOver, lines: runs.runs)
    }

    private func name(
        _ record: DelimitedRecord, idColumn: Int?, _ position: Position, _ report: ProblemReport
    ) -> String {
        guard let idColumn else { return String(respondents) }
        let id = record.fields[idColumn]
        if !MatchingKey(id).isEmpty { return id }
        let substitute = "#\(respondents)"
        report(Problem(.warning, at: position, IngestProblem.blankID(substitute)))
        return substitute
    }
}

/// Gathers line numbers into stretches of constant step.
struct LineRuns {
    private(set) var runs: [IngestReport.LineRun] = []

    mutating func add(_ line: Int) {
        guard var last = runs.last else { return runs.append(.init(line: line, count: 1, step: 1)) }
        let step = last.count == 1 ? line - last.line : last.step
        guard line == last.line + last.count * step else {
            return runs.append(.init(line: line, count: 1, step: 1))
        }
        last.step = step
        last.count += 1
        runs[runs.count - 1] = last
    }
}

extension Dialect {
    fileprivate var name: String {
        switch self {
        case .tab: "tab"
        default: String(UnicodeScalar(delimiter))
        }
    }
}

private func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
}
