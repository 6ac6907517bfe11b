import StageFiles
import Statistics
import SurveyModel

/// The distinct values of one numeric variable and how often each came.
struct NumberTally {
    let variable: String
    /// The choices of a grid item that are no valid answers.
    private let missing: Set<String>
    private var counts: [String: Int] = [:]

    private init(_ variable: String, missing: Set<String> = []) {
        self.variable = variable
        self.missing = missing
    }

    mutating func add(_ record: CodedRecord) {
        let value = record[variable]
        if !Unanswered.covers(value), !missing.contains(value) { counts[value, default: 0] += 1 }
    }

    func row(population: Int?) -> NumberRow {
        let values = counts.compactMap { text, count in Double(text).map { (value: $0, count: count) } }
            .sorted { $0.value < $1.value }
        var row = NumberRow()
        row.question = variable
        row.n = values.reduce(0) { $0 + $1.count }
        guard let summary = NumberSummary(counts: values, population: population) else { return row }
        row.mean = summary.mean
        row.sd = summary.sd
        row.low = summary.meanInterval?.low
        row.high = summary.meanInterval?.high
        row.min = summary.minimum
        row.q1 = summary.q1
        row.median = summary.median
        row.q3 = summary.q3
        row.max = summary.maximum
        return row
    }

    /// The tallies of a question: numbers, scores, places, and grid items whose codes are numbers.
    static func tallies(of question: Question) -> [NumberTally] {
        switch question.kind {
        case .integer, .decimal: return [NumberTally(question.name)]
        case .rank: return question.variables.map { NumberTally($0) }
        case .single where question.grid != nil && question.scale == .ordinal:
            let valid = question.choices.filter { !$0.isMissing }
            guard valid.allSatisfy({ Int($0.name) != nil }) else { return [] }
            return [
                NumberTally(question.name, missing: Set(question.choices.filter(\.isMissing).map(\.name)))
            ]
        case .single, .multiple, .text, .date: return []
        }
    }
}
