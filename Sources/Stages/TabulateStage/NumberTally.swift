import Problems
import StageFiles
import Statistics

/// The values of one numeric variable and who gave them. Memory grows with the distinct values, not with the
/// respondents. Tallies of parts add up to that of the whole.
struct NumberTally {
    let variable: String
    private let column: Int
    private var codes: [String: Int] = [:]
    private(set) var values: [Double] = []
    private(set) var tally: Tally

    /// - Throws: `Failure` if the rows have no such variable.
    init(_ variable: String, categories: [Int], of rows: CodedRows) throws {
        self.variable = variable
        column = try rows.column(of: variable)
        tally = Tally(codes: 0, categories: categories)
    }

    /// - Throws: `Failure` if the cell is no number.
    mutating func add(_ row: CodedRow, categories: [Int], weight: Double) throws {
        let text = row.fields[column]
        if Unanswered.covers(text) { return }
        guard let code = codes[text] ?? Double(text).map({ newCode(text, $0) }) else {
            throw row.damaged(column: column, variable)
        }
        tally.add(code, categories: categories, weight: weight)
    }

    static func + (left: NumberTally, right: NumberTally) -> NumberTally {
        var sum = left
        for (text, theirs) in right.codes.sorted(by: { $0.value < $1.value }) {
            let ours = sum.codes[text] ?? sum.newCode(text, right.values[theirs])
            sum.tally.add(right.tally, code: theirs, as: ours)
        }
        return sum
    }

    private mutating func newCode(_ text: String, _ value: Double) -> Int {
        codes[text] = values.count
        values.append(value)
        tally.addCode()
        return values.count - 1
    }
}
