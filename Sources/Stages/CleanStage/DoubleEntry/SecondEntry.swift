import DelimitedText
import Problems
import StageFiles
import SurveyModel

/// The second entry of the forms, by respondent.
///
/// It is held in memory: two people keyed it in, so it is not large.
struct SecondEntry {
    struct Row {
        var answers: CodedRow
        var line: Int?
    }

    /// The rows of each respondent not yet compared, in the order of the file.
    private var rows: [String: [Row]] = [:]
    private var order: [String] = []

    init() {}

    /// - Parameter folder: The form's folder, where the second entry lies as it was ingested.
    init(folder: String, _ coder: RowCoder) throws {
        var lines = ResponseLines(
            try readJSON(IngestReport.self, at: "\(folder)/\(FileName.secondIngest)"))
        let responses = try RecordReader(path: "\(folder)/\(FileName.secondResponses)")
        let columns = columnNumbers(try responses.next()?.fields ?? [])
        while let record = try responses.next() {
            let answers = coder.answers(RawRow(columns: columns, fields: record.fields))
            add(Row(answers: answers, line: lines.next()?.line), of: record.fields[0])
        }
    }

    mutating func add(_ row: Row, of respondent: String) {
        order.append(respondent)
        rows[respondent, default: []].append(row)
    }

    /// Takes the next row of a respondent.
    mutating func take(_ respondent: String) -> Row? {
        guard let first = rows[respondent]?.first else { return nil }
        rows[respondent]?.removeFirst()
        return first
    }

    /// The respondents with rows that nothing was compared with.
    var rest: [String] {
        var left = rows.mapValues(\.count)
        return order.reversed().filter { respondent in
            defer { left[respondent, default: 0] -= 1 }
            return left[respondent, default: 0] > 0
        }.reversed()
    }
}

/// The columns of a file between stages by their variables.
func columnNumbers(_ header: [String]) -> [String: Int] {
    Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
}
