import Problems
import StageFiles

/// The weights that come with the data. Those that cannot be one are gathered, so that all are named.
final class WeightColumn {
    let variable: String
    private let index: Int
    private var bad: [Problem] = []
    private var badCount = 0
    private static let mostNamed = 20

    /// - Throws: `Failure` if the rows have no such variable.
    init(_ variable: String, of rows: CodedRows) throws {
        self.variable = variable
        index = try rows.column(of: variable)
    }

    /// - Returns: `nil` if the cell holds no positive number; it is then among the problems.
    func weight(of row: CodedRow) -> Double? {
        let text = row.fields[index]
        if let weight = Double(text), weight > 0, weight.isFinite { return weight }
        badCount += 1
        if bad.count < Self.mostNamed {
            let isMissing = CodedCell(unanswered: text) != nil
            let kind: TabulateProblem =
                isMissing ? .weightMissing(variable) : .weightNotPositive(variable)
            bad.append(Problem(.error, at: row.position(column: index), kind))
        }
        return nil
    }

    /// - Throws: `Failure` with the weights that were none.
    func finish() throws {
        guard let first = bad.first else { return }
        var problems = bad
        if badCount > bad.count {
            let rest = TabulateProblem.moreBadWeights(badCount - bad.count)
            problems.append(Problem(.error, at: Position(file: first.position.file), rest))
        }
        throw Failure(.data, problems)
    }
}
