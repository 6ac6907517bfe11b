import Foundation

/// A CSV table read without the pipeline's code, so that the tests can check it by counts of their own.
/// Comma, doubled quotation marks; small files only.
struct SimpleTable {
    let rows: [[String: String]]

    init(_ file: URL) throws {
        var records = SimpleTable.records(try String(contentsOf: file, encoding: .utf8))
        let header = records.removeFirst()
        rows = records.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    /// The filled cells of a column: how often each text stands there.
    func counts(_ column: String) -> [String: Int] {
        Dictionary(rows.compactMap { $0[column] }.filter { !$0.isEmpty }.map { ($0, 1) }, uniquingKeysWith: +)
    }

    /// The records of a text, the header among them.
    static func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field = ""
        var isQuoted = false
        var previous: Character?
        for character in text {
            switch character {
            case "\"":
                // The second of a doubled mark reopens the field, and stands for one.
                if !isQuoted, previous == "\"" { field.append("\"") }
                isQuoted.toggle()
            case "," where !isQuoted:
                record.append(field)
                field = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                records.append(record + [field])
                (record, field) = ([], "")
            default: field.append(character)
            }
            previous = character
        }
        if !field.isEmpty || !record.isEmpty { records.append(record + [field]) }
        return records
    }
}
