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
        let reader = try RecordReader(path: path)
        let header = try reader.next()?.fields ?? []
        let columns = Dictionary(header.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        var row = 0
        while let record = try reader.next() {
            guard record.fields.count == header.count, weights.isEmpty || row < weights.count else {
                throw Failure.data(
                    at: Position(file: path, line: record.line), StageFileProblem.damagedRow)
            }
            defer { row += 1 }
            if record.fields.dropFirst().allSatisfy({ $0 == Unanswered.notAsked }) { continue }
            counter.add(weight: weights.isEmpty ? 1 : weights[row]) { variable in
                columns[variable].map { record.fields[$0] } ?? Unanswered.blank
            }
        }
        self = counter.counts
    }
}
