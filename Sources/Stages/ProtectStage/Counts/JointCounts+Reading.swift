import DelimitedText
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
        var counter = JointCounter(instrument, breakdowns: breakdowns, derived: derived)
        try eachRespondent(of: path, atMost: weights.isEmpty ? nil : weights.count) { row, _, coded in
            counter.add(weight: weights.isEmpty ? 1 : weights[row], coded: coded)
        }
        self = counter.counts
    }
}

/// Goes through the rows of a form's `coded.csv`, but for those that were left out of the survey.
///
/// - Parameters:
///   - most: How many rows there may be.
///   - work: Is given the number of the row, from 0, the respondent's id, and the coded cell of a variable.
/// - Throws: `Failure` if the file is missing or damaged.
func eachRespondent(
    of path: String, atMost most: Int? = nil,
    _ work: (_ row: Int, _ id: String, _ coded: @escaping (String) -> String) throws -> Void
) throws {
    let reader = try RecordReader(path: path)
    let header = try reader.next()?.fields ?? []
    let columns = Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    var row = 0
    while let record = try reader.next() {
        guard record.fields.count == header.count, let id = record.fields.first,
            most.map({ row < $0 }) ?? true
        else {
            throw Failure.data(at: Position(file: path, line: record.line), StageFileProblem.damagedRow)
        }
        defer { row += 1 }
        if record.fields.dropFirst().allSatisfy({ $0 == Unanswered.notAsked }) { continue }
        try work(row, id) { variable in columns[variable].map { record.fields[$0] } ?? Unanswered.blank }
    }
}
