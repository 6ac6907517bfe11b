import DelimitedText
import Problems
import StageFiles

/// The weights that come with the data.
struct WeightColumn: Sendable {
    let variable: String
    private let table: CodedTable
    private let column: Int
    /// By the number of a text; `nil` for what is no weight.
    private let weights: [ExactWeight?]
    private static let mostNamed = 20
    /// From what counts for a thousand-millionth to more people than there are: their squares are added up exactly.
    private static let possibleWeights = 1e-9...1e12

    /// - Throws: `Failure` if the table has no such variable, or with the cells that hold no positive number.
    init(_ variable: String, of table: CodedTable) throws {
        self.variable = variable
        self.table = table
        column = try table.column(of: variable)
        let texts = table.columns.dictionaries[column]
        weights = (0..<texts.count).map { Self.weight(texts[$0]) }
        try check()
    }

    /// The weight of each respondent of a block.
    func weights(_ block: ColumnBlock) -> [ExactWeight] {
        block.columns[column].numbers.indices.map { row in
            guard let weight = weight(block, row) else { preconditionFailure("all weights were checked") }
            return weight
        }
    }

    private func weight(_ block: ColumnBlock, _ row: Int) -> ExactWeight? {
        let number = block.columns[column].numbers[row]
        return number == TextDictionary.loose
            ? Self.weight(block.looseText(column, row: row)) : weights[Int(number)]
    }

    private static func weight(_ text: String) -> ExactWeight? {
        guard let weight = Double(text), possibleWeights.contains(weight) else { return nil }
        return ExactWeight(weight)
    }

    /// - Throws: `Failure` with the weights that are none, so that all are named.
    private func check() throws {
        let texts = table.columns.dictionaries[column]
        if !texts.isFull, weights.allSatisfy({ $0 != nil }) { return }
        var bad: [Int] = []
        for index in 0..<table.columns.blockCount {
            let block = try table.columns.block(index)
            bad += (0..<block.rows).filter { weight(block, $0) == nil }.map { block.firstRow + $0 }
        }
        if bad.isEmpty { return }
        var problems = try problems(Set(bad.prefix(Self.mostNamed)))
        if bad.count > problems.count {
            let rest = TabulateProblem.moreBadWeights(bad.count - problems.count)
            problems.append(Problem(.error, at: Position(file: table.path), rest))
        }
        throw Failure(.data, problems)
    }

    private func problems(_ rows: Set<Int>) throws -> [Problem] {
        let reader = try RecordReader(path: table.path)
        _ = try reader.next()
        var problems: [Problem] = []
        for row in 0...(rows.max() ?? 0) {
            guard let record = try reader.next(), rows.contains(row) else { continue }
            let isMissing = Slot.unanswered(record.fields[column]) != nil
            let kind: TabulateProblem = isMissing ? .weightMissing(variable) : .weightNotPositive(variable)
            let position = Position(file: table.path, line: record.line, column: column + 1)
            problems.append(Problem(.error, at: position, kind))
        }
        return problems
    }
}
