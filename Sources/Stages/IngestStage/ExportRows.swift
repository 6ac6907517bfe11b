import DelimitedText
import OrderedWork
import Problems
import StageFiles
import SurveyModel

/// How exports are read; what comes out does not depend on threads and pieces.
struct ExportReading {
    /// How many threads read at once.
    var threads = 1
    /// How many bytes a piece has.
    var pieceSize = PieceReader.size
    /// Larger ones are read line by line.
    var largestPiece = 4 * PieceReader.size
    /// Told how far it has come.
    var progress = Progress()
    /// How many form numbers are compared with each other.
    var numbers = RowNumbers.limit
}

/// Copies the rows of exports into `responses.csv`, verbatim, under canonical variable names.
final class ExportRows {
    private let variables: [String]
    private let idVariable: String?
    private let rules: ExportRules
    private let isStrict: Bool
    private let finder: LayoutFinder
    private var numbers: RowNumbers
    private let reading: ExportReading
    private let output: ResponseOutput

    /// - Parameter areSeveral: There is more than one export to copy.
    init(
        variables: [String], idVariable: String?, rules: ExportRules, isStrict: Bool,
        finder: LayoutFinder, reading: ExportReading, output: StageOutput, name: String, areSeveral: Bool
    ) throws {
        numbers = RowNumbers(areCompared: areSeveral, limit: reading.numbers)
        self.variables = variables
        self.idVariable = idVariable
        self.rules = rules
        self.isStrict = isStrict
        self.finder = finder
        self.reading = reading
        let names = [respondentVariable] + variables
        let limits = names.map(finder.matcher.instrument.dictionaryLimit)
        self.output = try ResponseOutput(
            ColumnOutput(output, name, header: names, limits: limits), limits: limits)
    }

    /// Copies one export.
    ///
    /// - Throws: `Failure` if the file cannot be read, or its rows show that it would be misread.
    func copy(_ export: Export, report: ProblemReport) throws -> IngestReport.File {
        try withoutActuallyEscaping(report) { report in
            let shape = RowShape(export.mapping, finder.recognizer, finder.matcher)
            let columns = ResponseColumns(
                id: idVariable.flatMap(export.mapping.column),
                variables: variables.map(export.mapping.column), limits: output.limits,
                areCompared: numbers.areCompared)
            let totals = TotalsRow(export.mapping, finder.matcher.instrument, finder.recognizer)
            let parser = ExportPieceParser(
                export.layout, reading, longestField: rules.longestField, shape, columns, totals,
                isConverted: export.file.isConverted)
            let copying = ExportCopying(
                RowReader(
                    file: export.path, dialect: export.layout.dialect, shape: shape.readerShape,
                    longestField: rules.longestField),
                ExportCopy(
                    shape, totals: totals, numbers: numbers, columns: columns,
                    tally: RowTally(file: export.path, isStrict: isStrict, report: report)),
                PersonalScreen(export.mapping, finder.matcher.instrument, finder.recognizer), rules, columns,
                output, isConverted: export.file.isConverted)
            let source = try ExportSource(
                export, pieceSize: reading.pieceSize, longestLine: InputLimit.line(cell: rules.longestField))
            let size = Double(max(fileSize(export.path), 1))
            try inOrder(threads: reading.threads) {
                reading.progress.tell(share: Double(source.digest.count) / size)
                return try source.next()
            } work: { (piece, isFirst) in
                parser.parse(piece, isFirst: isFirst)
            } take: {
                try copying.take($0)
                reading.progress.tell(rows: output.respondents)
            }
            var copy = copying.copy
            try copy.finish()
            numbers = copy.rowNumbers
            var file = copy.report(
                export,
                encoding: export.file.format ?? export.layout.encoding.title(hasMark: source.hasMark),
                source.digest)
            if let screen = copying.screen {
                (file.columnsDropped, file.cellsCleared) = (screen.columnsDropped, screen.cellsCleared)
                screen.tell(file, at: Position(file: export.path, line: export.mapping.header.line), report)
            }
            return file
        }
    }

    func finish() throws { try output.finish() }
}

/// The rows of `responses.csv` as they are gathered.
final class ResponseOutput {
    let limits: [TextDictionary.Limit]
    private let output: ColumnOutput
    /// Respondents so far, over all exports.
    private(set) var respondents = 0

    init(_ output: ColumnOutput, limits: [TextDictionary.Limit]) {
        self.output = output
        self.limits = limits
    }

    /// - Parameter csv: The same rows, where they have been written out already.
    func append(_ rows: ColumnPart, _ csv: ColumnPiece?) throws {
        if rows.rows == 0 { return }
        respondents += rows.rows
        try output.append(rows, csv ?? rows.csv)
    }

    func finish() throws { try output.finish() }
}

/// The pieces of an export, one after the other.
private final class ExportSource {
    private let pieces: PieceReader
    private let encoding: TextEncoding
    let digest: DigestingSource
    private var isFirst = true
    /// Whether the file began with a byte-order mark.
    private(set) var hasMark = false
    private let decoding: DecodingSource?

    init(_ export: Export, pieceSize: Int, longestLine: Int) throws {
        let (bytes, digest) = try export.file.open()
        self.digest = digest
        encoding = export.layout.encoding
        decoding = encoding.isASCIIBased ? nil : DecodingSource(bytes, from: encoding)
        pieces = PieceReader(decoding ?? bytes, size: pieceSize, longestLine: longestLine)
    }

    func next() throws -> (Piece, isFirst: Bool)? {
        guard var piece = try pieces.next() else { return nil }
        defer { isFirst = false }
        if isFirst {
            hasMark = decoding?.hasMark ?? (!encoding.mark.isEmpty && piece.bytes.starts(with: encoding.mark))
            if decoding == nil, hasMark { piece.bytes.removeFirst(encoding.mark.count) }
        }
        return (piece, isFirst)
    }
}

extension TextEncoding {
    /// How it is called in `ingest.json`.
    fileprivate func title(hasMark: Bool) -> String {
        hasMark ? "\(rawValue) with byte-order mark" : rawValue
    }
}
