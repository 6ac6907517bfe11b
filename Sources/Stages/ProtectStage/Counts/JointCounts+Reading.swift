import DelimitedText
import OrderedWork
import Problems
import StageFiles
import SurveyModel

extension JointCounts {
    /// Counts the rows of a form's `coded.csv`, but for those that were left out of the survey.
    ///
    /// - Parameter weights: The weight of each respondent in the order of the rows; empty without weights.
    /// - Throws: `Failure` if a file is missing or damaged.
    init(
        reading path: String, weights: [Double], _ instrument: Instrument, breakdowns: [Breakdown],
        derived: [DerivedShare]
    ) throws {
        let table = try CodedTable(path: path, threads: availableThreads)
        if !weights.isEmpty, table.columns.rows > weights.count {
            let line = table.position(row: weights.count, column: 0).line
            throw Failure.data(at: Position(file: path, line: line), StageFileProblem.damagedRow)
        }
        var counter = JointCounter(instrument, breakdowns: breakdowns, derived: derived)
        for index in 0..<table.columns.blockCount {
            counter.add(try table.columns.block(index), of: table, weights: weights)
        }
        self = counter.counts
    }
}

/// Goes through the rows of a form's `coded.csv`, but for those that were left out of the survey.
///
/// - Parameter work: Is given the respondent's id and the coded cell of a variable.
/// - Throws: `Failure` if the file is missing or damaged.
func eachRespondent(
    of path: String, _ work: (_ id: String, _ coded: @escaping (String) -> String) throws -> Void
) throws {
    let reader = try RecordReader(path: path)
    let header = try reader.next()?.fields ?? []
    let columns = Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    while let record = try reader.next() {
        guard record.fields.count == header.count, let id = record.fields.first else {
            throw Failure.data(at: Position(file: path, line: record.line), StageFileProblem.damagedRow)
        }
        if record.fields.dropFirst().allSatisfy({ $0 == Unanswered.notAsked }) { continue }
        try work(id) { variable in columns[variable].map { record.fields[$0] } ?? Unanswered.blank }
    }
}
