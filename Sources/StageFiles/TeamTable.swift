import DelimitedText
import Problems
import SurveyModel

/// A row of a table that the team keeps beside the wave, with its line.
public struct TeamRow<Row: TableRow>: Sendable {
    public var line: Int
    public var row: Row
}

/// Reads a table that the team keeps beside the wave, as a spreadsheet saves it: any delimiter and encoding, a
/// header row with the columns in any order.
///
/// Texts may stand there in further languages; the columns of a text are called `name_language`.
///
/// - Parameter optional: Columns that may be missing; of a text's languages any one suffices.
/// - Throws: `Failure` if the file cannot be read; else with everything wrong in it, each at its line.
public func readTeamTable<Row: TableRow>(
    _ type: Row.Type, at path: String, optional: [String] = []
) throws -> [TeamRow<Row>] {
    let reader = try RecordReader(path: path) { TeamHeader<Row>.target(of: $0) != nil }
    guard let header = try reader.next().map(withoutBlankEnd) else {
        throw Failure.data(at: Position(file: path, line: 1), TeamTableProblem.empty)
    }
    let columns = try TeamHeader<Row>(header, file: path, optional: optional).columns
    var rows: [TeamRow<Row>] = []
    var problems: [Problem] = []
    while let record = try reader.next() {
        let filled = withoutBlankEnd(record).fields.count
        if filled == 0 { continue }
        func complain(_ column: Int?, _ kind: TeamTableProblem) {
            problems.append(
                Problem(.error, at: Position(file: path, line: record.line, column: column), kind))
        }
        guard filled <= columns.count, record.fields.count >= columns.count else {
            complain(nil, .raggedRow(fields: record.fields.count, columns: columns.count))
            continue
        }
        var row = Row()
        for (index, target) in columns.enumerated() {
            var text = record.fields[index]
            if case .number = target.column.content { text = reader.dialect.withDecimalPoint(text) }
            if !target.column.read(&row, target.language, text) {
                complain(index + 1, target.column.content.problem(record.fields[index], header.fields[index]))
            }
        }
        rows.append(TeamRow(line: record.line, row: row))
    }
    if !problems.isEmpty { throw Failure(.data, problems) }
    return rows
}

/// A record without the empty cells that spreadsheets put at its end.
private func withoutBlankEnd(_ record: DelimitedRecord) -> DelimitedRecord {
    var record = record
    while record.fields.last?.allSatisfy(\.isWhitespace) == true { record.fields.removeLast() }
    return record
}

/// The columns of a team's table in the order of its header.
private struct TeamHeader<Row: TableRow> {
    private(set) var columns: [(column: Column<Row>, language: Language)] = []

    init(_ header: DelimitedRecord, file: String, optional: [String]) throws {
        let position = Position(file: file, line: header.line)
        for name in header.fields {
            guard let target = Self.target(of: name) else {
                let known = Row.columns.map { $0.isLocalized ? "\($0.name)_en" : $0.name }
                throw Failure.data(at: position, TeamTableProblem.unknownColumn(name, known: known))
            }
            columns.append(target)
        }
        for column in Row.columns where !optional.contains(column.name) {
            if columns.contains(where: { $0.column.name == column.name }) { continue }
            let name = column.isLocalized ? "\(column.name)_en" : column.name
            throw Failure.data(at: position, TeamTableProblem.missingColumn(name))
        }
    }

    static func target(of name: String) -> (column: Column<Row>, language: Language)? {
        for column in Row.columns {
            if !column.isLocalized, column.name == name { return (column, "") }
            let prefix = column.name + "_"
            if column.isLocalized, name.hasPrefix(prefix), (2...3).contains(name.count - prefix.count) {
                return (column, String(name.dropFirst(prefix.count)))
            }
        }
        return nil
    }
}

extension Column.Content {
    fileprivate func problem(_ text: String, _ column: String) -> TeamTableProblem {
        switch self {
        case .wholeNumber: .noWholeNumber(text, column: column)
        case .words(let known): .unknownWord(text, column: column, known: known)
        case .text, .number: .noNumber(text, column: column)
        }
    }
}

/// What can be wrong with a table that the team keeps beside the wave.
public enum TeamTableProblem: ProblemWording {
    case empty
    case unknownColumn(String, known: [String])
    case missingColumn(String)
    case raggedRow(fields: Int, columns: Int)
    case noNumber(String, column: String)
    case noWholeNumber(String, column: String)
    case unknownWord(String, column: String, known: [String])

    public var what: String {
        switch self {
        case .empty: "the file is empty"
        case .unknownColumn(let name, _): "unknown column \(name)"
        case .missingColumn(let name): "the column \(name) is missing"
        case .raggedRow(let fields, let columns): "the row has \(fields) fields, the header \(columns)"
        case .noNumber(let text, let column): "“\(text)” in \(column) is no number"
        case .noWholeNumber(let text, let column): "“\(text)” in \(column) is no whole number"
        case .unknownWord(let text, let column, _): "“\(text)” means nothing in \(column)"
        }
    }

    public var remedy: String {
        switch self {
        case .empty: "write the header row, or take the file out of wave.yml"
        case .unknownColumn(let name, let known):
            nearestName(to: name, among: known).map { "did you mean \($0)?" }
                ?? "known here: \(known.joined(separator: ", "))"
        case .missingColumn: "add it to the first line"
        case .raggedRow: "put texts that hold commas in quotation marks"
        case .noNumber: "write digits with a point, or a comma where commas do not part the cells"
        case .noWholeNumber: "write digits alone"
        case .unknownWord(let text, _, let known):
            nearestName(to: text, among: known).map { "did you mean \($0)?" }
                ?? "known here: \(known.joined(separator: ", "))"
        }
    }
}
