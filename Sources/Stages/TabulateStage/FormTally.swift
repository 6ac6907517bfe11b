import StageFiles
import Statistics
import SurveyModel

/// All counts of a form, made in one pass. Its size depends on the questions and the distinct numbers
/// given, not on the respondents; tallies of parts of the respondents add up to the tally of all.
struct FormTally {
    /// Of the closed questions and then the derived shares, in the order of the plan.
    private(set) var items: [ItemTally]
    private(set) var numbers: [NumberTally]
    private(set) var grids: [ReliabilityTally]
    /// The respondents and their weights.
    private(set) var weights = WeightTally()
    private(set) var weightRange: ClosedRange<Double>?
    private var readers: [ItemReader]
    private var demographics: [ItemReader]
    private let gridItems: [[Int]]
    private var codes: [[Int]]
    private var categories: [Int]

    /// - Throws: `Failure` if the rows lack a variable of the plan.
    init(_ plan: FormPlan, of rows: CodedRows) throws {
        readers =
            try plan.questions.compactMap { try ClosedItem($0).map { try ItemReader($0, of: rows) } }
            + plan.derived.map { try ItemReader($0, plan.instrument, of: rows) }
        demographics = try plan.demographics.map { try ItemReader($0, of: rows) }
        let categories = plan.demographics.map(\.codes.count)
        items = readers.map { ItemTally($0, categories: categories) }
        numbers = try plan.questions.filter(\.isOpenNumber).map {
            try NumberTally($0.name, categories: categories, of: rows)
        }
        grids = plan.grids.map { ReliabilityTally(items: $0.items.count) }
        let names = readers.map(\.item.name)
        gridItems = plan.grids.map { $0.items.compactMap { names.firstIndex(of: $0.name) } }
        codes = readers.map { Array(repeating: 0, count: $0.variables) }
        self.categories = categories.map { _ in -1 }
    }

    /// Adds one respondent.
    mutating func add(_ row: CodedRow, weight: Double) throws {
        weights.add(weight)
        weightRange =
            weightRange.map { min($0.lowerBound, weight)...max($0.upperBound, weight) } ?? weight...weight
        for index in demographics.indices { categories[index] = try category(index, row) }
        var outcomes: [Outcome] = []
        outcomes.reserveCapacity(readers.count)
        for index in readers.indices {
            let outcome = try readers[index].read(row, into: &codes[index])
            items[index].add(outcome, codes[index], categories: categories, weight: weight)
            outcomes.append(outcome)
        }
        for index in numbers.indices { try numbers[index].add(row, categories: categories, weight: weight) }
        for index in grids.indices { addGrid(index, outcomes) }
    }

    static func + (left: FormTally, right: FormTally) -> FormTally {
        var sum = left
        sum.items = zip(left.items, right.items).map { $0 + $1 }
        sum.numbers = zip(left.numbers, right.numbers).map { $0 + $1 }
        sum.grids = zip(left.grids, right.grids).map { $0 + $1 }
        sum.weights = left.weights + right.weights
        let ranges = [left.weightRange, right.weightRange].compactMap(\.self)
        if let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() {
            sum.weightRange = low...high
        }
        return sum
    }

    /// The respondent's category of a demographic; -1 where there is no valid one.
    private mutating func category(_ demographic: Int, _ row: CodedRow) throws -> Int {
        var code = [0]
        guard try demographics[demographic].read(row, into: &code) == .answered else { return -1 }
        return demographics[demographic].item.codes[code[0]].isMissing ? -1 : code[0]
    }

    /// Adds the scores of a grid to which the respondent gave any answer.
    private mutating func addGrid(_ grid: Int, _ outcomes: [Outcome]) {
        let scores = gridItems[grid].map { item -> Int? in
            guard outcomes[item] == .answered else { return nil }
            return items[item].item.codes[codes[item][0]].validScore
        }
        if scores.contains(where: { $0 != nil }) { grids[grid].add(scores) }
    }
}

extension ClosedItem.Code {
    fileprivate var validScore: Int? { isMissing ? nil : value.map { Int($0) } }
}
