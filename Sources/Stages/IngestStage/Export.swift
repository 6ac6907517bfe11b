import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// An export of a form, its dialect found and its header understood.
struct Export {
    let path: String
    let dialect: Dialect
    let mapping: ColumnMapping

    /// Takes the dialect under which most headers are recognised.
    ///
    /// - Throws: `Failure` if the file is empty or no header is recognised under any dialect.
    init(path: String, matcher: HeaderMatcher) throws {
        self.path = path
        var best: (dialect: Dialect, mapping: ColumnMapping)?
        for dialect in Dialect.candidates {
            guard let header = try RecordReader(path: path, dialect: dialect).nextIfReadable() else {
                continue
            }
            let mapping = ColumnMapping(header: header, matcher: matcher)
            if mapping.recognized > best?.mapping.recognized ?? -1 { best = (dialect, mapping) }
        }
        guard let best else {
            // No dialect reads a first record: say why under the ordinary one.
            guard let header = try RecordReader(path: path).next() else {
                throw Failure.data(at: Position(file: path, line: 1), IngestProblem.emptyFile)
            }
            throw Export.unknownHeader(path, header)
        }
        if best.mapping.recognized == 0 { throw Export.unknownHeader(path, best.mapping.header) }
        (dialect, mapping) = best
    }

    private static func unknownHeader(_ path: String, _ header: DelimitedRecord) -> Failure {
        .data(
            at: Position(file: path, line: header.line),
            IngestProblem.unknownHeader(columns: header.fields.count))
    }
}

extension RecordReader {
    /// The next record; `nil` at the end or where the text is malformed under this dialect.
    fileprivate func nextIfReadable() throws -> DelimitedRecord? {
        do {
            return try next()
        } catch let failure as Failure where failure.cause == .data {
            return nil
        }
    }
}
