import StageFiles
import SurveyModel

/// The second entry of the forms, by respondent.
///
/// It is held in memory: two people keyed it in, so it is not large.
struct SecondEntry {
    struct Row {
        /// By variable.
        var answers: [String]
        var line: Int?
    }

    /// The rows of each respondent not yet compared, in the order of the file.
    private var rows: [String: [Row]] = [:]
    private var order: [String] = []

    init() {}

    /// - Parameters:
    ///   - coder: Codes the rows of the second entry.
    ///   - report: How they were ingested.
    init(_ coder: RowCoder, _ report: IngestReport) throws {
        let lines = ResponseLines(report)
        for index in 0..<coder.columns.blockCount {
            let raw = try coder.columns.block(index)
            let coded = coder.answers(raw)
            for row in 0..<raw.rows {
                let answers = coder.variables.indices.map { coded.text($0, row) }
                let line = lines.position(ofRow: raw.firstRow + row)?.line
                add(Row(answers: answers, line: line), of: raw.respondent(row))
            }
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
