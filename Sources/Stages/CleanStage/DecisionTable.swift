import DelimitedText
import Problems

/// A table that people complete and hand back: columns by name, in any order, others beside them.
struct DecisionTable {
    struct Row {
        var line: Int
        /// In the order of the columns asked for, the optional ones last; empty where there is none.
        var cells: [String]
    }

    let rows: [Row]

    /// - Throws: `Failure` if the file cannot be read or lacks a column.
    init(_ reader: RecordReader, columns: [String], optional: [String] = []) throws {
        let header = try reader.next()?.fields ?? []
        let indexes = try columns.map { name in
            guard let index = header.firstIndex(of: name) else {
                throw Failure.data(
                    at: Position(file: reader.file, line: 1), CleanProblem.missingColumn(name, among: header))
            }
            return index
        }
        let further = optional.map { header.firstIndex(of: $0) }
        var rows: [Row] = []
        while let record = try reader.next() {
            let cells = (indexes + further).map { index in
                index.flatMap { $0 < record.fields.count ? record.fields[$0] : nil } ?? ""
            }
            rows.append(Row(line: record.line, cells: cells))
        }
        self.rows = rows
    }
}

extension RecordReader {
    /// Opens a table of decisions, as a spreadsheet saved it.
    static func decisions(at path: String) throws -> RecordReader {
        try RecordReader(
            path: path,
            recognizing: ["question", "answer", "code", "respondent", "variable", "decision", "value"]
                .contains)
    }
}
