import DelimitedText
import Problems
import SurveyModel

/// Reads a table that an earlier stage wrote.
///
/// - Throws: `Failure` if the file is missing, its header is not the one this version writes, or a cell
///   does not hold what its column holds.
public func readTable<Row: TableRow>(
    _ type: Row.Type, at path: String, languages: [Language]
) throws -> [Row] {
    try readTable(Row.columns, at: path, languages: languages)
}

func readTable<Row: TableRow>(
    _ columns: [Column<Row>], at path: String, languages: [Language]
) throws -> [Row] {
    let reader = try RecordReader(path: path)
    guard let header = try reader.next(), header.fields == columns.flatMap({ $0.names(languages) }) else {
        throw Failure.data(at: Position(file: path, line: 1), StageFileProblem.foreignHeader)
    }
    let targets = columns.flatMap { column in
        (column.isLocalized ? languages : [""]).map { (column, $0) }
    }
    var rows: [Row] = []
    while let record = try reader.next() {
        guard record.fields.count == targets.count else {
            throw Failure.data(at: Position(file: path, line: record.line), StageFileProblem.damagedRow)
        }
        var row = Row()
        for ((column, language), text) in zip(targets, record.fields) {
            guard column.read(&row, language, text) else {
                throw Failure.data(
                    at: Position(file: path, line: record.line), StageFileProblem.damagedCell(column.name))
            }
        }
        rows.append(row)
    }
    return rows
}

/// What can be wrong with a file that an earlier stage wrote.
public enum StageFileProblem: ProblemWording {
    case foreignHeader
    case otherVersion(Int)
    case damagedRow
    case damagedCell(String)
    case notAsReleased

    public var what: String {
        switch self {
        case .foreignHeader: "its columns are not those this version writes"
        case .otherVersion(let version): "it was written in format \(version), not \(stageFilesVersion)"
        case .damagedRow: "the row has another number of fields than the header"
        case .damagedCell(let column): "column \(column) does not hold what it should"
        case .notAsReleased: "the file is not as it was released"
        }
    }

    public var remedy: String { "remove the wave's output folder and run make again" }
}

/// The version of the files between stages, written into the JSON files and read first.
public let stageFilesVersion = 1
