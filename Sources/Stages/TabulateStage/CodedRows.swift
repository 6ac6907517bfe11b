import DelimitedText
import Problems
import StageFiles

/// The rows of a form's `coded.csv`, one after the other.
final class CodedRows {
    private let reader: RecordReader
    /// The variables, by the number of their column.
    private let columns: [String: Int]

    convenience init(path: String) throws { try self.init(RecordReader(path: path)) }

    /// - Throws: `Failure` if the file cannot be read.
    init(_ reader: RecordReader) throws {
        self.reader = reader
        let header = try reader.next()?.fields ?? []
        columns = Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }

    /// The next respondent; `nil` at the end.
    func next() throws -> CodedRow? {
        guard let record = try reader.next() else { return nil }
        guard record.fields.count == columns.count else {
            throw Failure.data(
                at: Position(file: reader.file, line: record.line), StageFileProblem.damagedRow)
        }
        return CodedRow(file: reader.file, line: record.line, fields: record.fields)
    }

    /// The number of a variable's column.
    ///
    /// - Throws: `Failure` if the file has no such variable: it is not of this form as it is now.
    func column(of variable: String) throws -> Int {
        guard let column = columns[variable] else {
            throw Failure.data(at: Position(file: reader.file, line: 1), StageFileProblem.foreignHeader)
        }
        return column
    }
}

/// One respondent's coded answers.
struct CodedRow {
    let file: String
    let line: Int
    let fields: [String]

    func damaged(column: Int, _ variable: String) -> Failure {
        .data(at: position(column: column), StageFileProblem.damagedCell(variable))
    }

    func position(column: Int) -> Position { Position(file: file, line: line, column: column + 1) }
}
