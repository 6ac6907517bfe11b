import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// Copies the rows of exports into `responses.csv`, verbatim, under canonical variable names.
struct ExportRows {
    private let variables: [String]
    private let idVariable: String?
    private let rules: ExportRules
    private let isStrict: Bool
    private let finder: LayoutFinder
    private var numbers = RowNumbers()
    private let output: OutputFile
    /// Respondents written so far, over all exports.
    private var respondents = 0

    init(
        variables: [String], idVariable: String?, rules: ExportRules, isStrict: Bool,
        finder: LayoutFinder, output: OutputFile
    ) throws {
        self.variables = variables
        self.idVariable = idVariable
        self.rules = rules
        self.isStrict = isStrict
        self.finder = finder
        self.output = output
        try output.write([respondentVariable] + variables)
    }

    /// Copies one export.
    ///
    /// - Throws: `Failure` if the file cannot be read, or its rows show that it would be misread.
    mutating func copy(_ export: Export, report: ProblemReport) throws -> IngestReport.File {
        try withoutActuallyEscaping(report) { report in
            let (bytes, digest) = try export.file.open()
            let text = DecodingSource(bytes, from: export.layout.encoding)
            let shape = RowShape(export.mapping, finder.recognizer, finder.matcher)
            let reader = RowReader(
                text, file: export.path, dialect: export.layout.dialect, shape: shape.readerShape,
                longestField: rules.longestField)
            let columns = variables.map(export.mapping.column)
            let idColumn = idVariable.flatMap(export.mapping.column)
            var copy = ExportCopy(
                shape, totals: TotalsRow(export.mapping, finder.matcher.instrument, finder.recognizer),
                numbers: numbers, idColumn: idColumn,
                tally: RowTally(file: export.path, isStrict: isStrict, report: report))
            while let row = try reader.next() {
                guard let record = copy.accept(row, rules) else {
                    try copy.giveUpIfHopeless()
                    continue
                }
                respondents += 1
                let id = name(record, idColumn: idColumn, &copy.tally)
                try output.write([id] + columns.map { $0.map { record.fields[$0] } ?? "" })
            }
            try copy.finish()
            numbers = copy.rowNumbers
            return copy.report(export, encoding: export.layout.encoding.title(hasMark: text.hasMark), digest)
        }
    }

    private func name(_ record: DelimitedRecord, idColumn: Int?, _ tally: inout RowTally) -> String {
        guard let idColumn else { return String(respondents) }
        let id = record.fields[idColumn]
        if !isBlankCell(id) { return id }
        let substitute = "#\(respondents)"
        tally.warn(record.line, column: idColumn + 1, IngestProblem.blankID(substitute))
        return substitute
    }
}

extension TextEncoding {
    /// How it is called in `ingest.json`.
    fileprivate func title(hasMark: Bool) -> String {
        hasMark ? "\(rawValue) with byte-order mark" : rawValue
    }
}
