import StageFiles
import Statistics
import SurveyModel

/// All counts of a form, made in one pass. Its size depends on the questions and the distinct numbers
/// given, not on the respondents. Tallies of parts of the respondents add up to the tally of all, exactly: counts
/// are whole numbers, and sums of weights are rounded only when they are read.
struct FormTally: Sendable {
    /// Of the closed questions and then the derived shares, in the order of the plan.
    private(set) var items: [ItemTally]
    private(set) var numbers: [NumberTally]
    private(set) var grids: [ReliabilityTally]
    /// Of the indices whose items are signs of one thing.
    private(set) var scales: [ScaleTally]
    /// The respondents and their weights.
    private(set) var respondents = RespondentTally()
    /// Of each grid its items' places among the items.
    private let gridItems: [[Int]]
    /// The places of the scales among the indices.
    private let reflective: [Int]
    private let scoredIndices: Int

    /// The tally of nobody.
    init(_ plan: FormPlan) {
        let categories = plan.demographics.map(\.codes.count)
        items = plan.items.map { ItemTally($0, categories: categories) }
        numbers = plan.numbers.map { NumberTally($0, categories: categories) }
        grids = plan.grids.map { ReliabilityTally(items: $0.items.count) }
        scales = plan.reflective.map { ScaleTally(items: plan.scores.indices[$0].items.count) }
        reflective = plan.reflective
        scoredIndices = plan.scores.indices.count
        let names = plan.items.map(\.name)
        gridItems = plan.grids.map { $0.items.compactMap { names.firstIndex(of: $0.name) } }
    }

    /// The tally that was kept in parts.
    init(
        _ plan: FormPlan, items: [ItemTally], numbers: [NumberTally], grids: [ReliabilityTally],
        scales: [ScaleTally], respondents: RespondentTally
    ) {
        self.init(plan)
        self.items = items
        self.numbers = numbers
        self.grids = grids
        self.scales = scales
        self.respondents = respondents
    }

    var weights: WeightTally { respondents.weights }

    /// Adds the respondents of a block.
    ///
    /// - Throws: `Failure` if a cell is damaged.
    mutating func add(_ block: ColumnBlock, _ readers: FormReaders) throws {
        let those = try readers.respondents(block)
        respondents.add(those, count: block.rows)
        let ofGrids = Set(gridItems.joined())
        var kept: [Int: [Int32]] = [:]
        for index in items.indices {
            let slots = try readers.items[index].slots(block)
            items[index].add(slots, those)
            if ofGrids.contains(index) { kept[index] = slots[0] }
        }
        for index in readers.numbers.indices { try numbers[index].add(readers.numbers[index], block, those) }
        add(readers.durations, block, those)
        add(readers.indices, block, those)
        for (index, grid) in gridItems.enumerated() { add(grid.compactMap { kept[$0] }, toGrid: index) }
    }

    static func += (left: inout FormTally, right: FormTally) {
        for index in left.items.indices { left.items[index] += right.items[index] }
        for index in left.numbers.indices { left.numbers[index] += right.numbers[index] }
        for index in left.grids.indices { left.grids[index] = left.grids[index] + right.grids[index] }
        for index in left.scales.indices { left.scales[index] = left.scales[index] + right.scales[index] }
        left.respondents += right.respondents
    }

    /// Adds the durations, which stand between the open numbers and the indices.
    private mutating func add(_ durations: [DurationReader], _ block: ColumnBlock, _ those: Respondents) {
        let first = numbers.count - scoredIndices - 2 * durations.count
        for (index, duration) in durations.enumerated() {
            let days = duration.days(block)
            numbers[first + 2 * index].add(days.map { ($0.ended, $0.slot) }, those)
            numbers[first + 2 * index + 1].add(days.map { ($0.open, $0.slot) }, those)
        }
    }

    /// Adds the scores of the indices, which stand behind the open numbers.
    private mutating func add(_ indices: IndexReader, _ block: ColumnBlock, _ those: Respondents) {
        let count = indices.scores.indices.count
        if count == 0 { return }
        let scored = indices.respondents(block)
        for index in 0..<count {
            numbers[numbers.count - count + index].add(
                scored.map { ($0.scores[index].value, $0.unanswered) }, those)
        }
        for (scale, index) in reflective.enumerated() {
            let least = indices.scores.range(of: indices.scores.indices[index].name)?.lowerBound ?? 0
            for respondent in scored {
                scales[scale].add(respondent.scores[index].items.map { $0.map { $0 - least } })
            }
        }
    }

    /// Adds the scores of a grid to which the respondents gave any answer.
    private mutating func add(_ slots: [[Int32]], toGrid grid: Int) {
        let scores = gridItems[grid].map { item -> [Int?] in
            Array(repeating: nil, count: Slot.unanswered) + items[item].item.codes.map(\.validScore)
        }
        var given: [Int?] = slots.map { _ in nil }
        for row in slots.first?.indices ?? 0..<0 {
            var hasAny = false
            for item in slots.indices {
                given[item] = scores[item][Int(slots[item][row])]
                hasAny = hasAny || given[item] != nil
            }
            if hasAny { grids[grid].add(given) }
        }
    }
}

extension ClosedItem.Code {
    fileprivate var validScore: Int? { isMissing ? nil : value.map { Int($0) } }
}

/// The respondents and their weights.
struct RespondentTally: Sendable, Hashable, Codable {
    private(set) var count = 0
    /// The smallest weight and the largest.
    private(set) var range: ClosedRange<Double>?
    private var sum = ExactSum()
    private var squares = ExactSum()

    var weights: WeightTally { WeightTally(count: count, sum: sum.value, sumOfSquares: squares.value) }

    fileprivate mutating func add(_ respondents: Respondents, count: Int) {
        self.count += count
        guard let weights = respondents.weights else {
            sum += ExactSum(count)
            squares += ExactSum(count)
            if count > 0 { widen(1...1) }
            return
        }
        for weight in weights {
            sum += weight.sum
            squares += weight.square
            widen(weight.weight...weight.weight)
        }
    }

    private mutating func widen(_ other: ClosedRange<Double>) {
        let own = range ?? other
        range = min(own.lowerBound, other.lowerBound)...max(own.upperBound, other.upperBound)
    }

    static func += (left: inout RespondentTally, right: RespondentTally) {
        left.count += right.count
        left.sum += right.sum
        left.squares += right.squares
        if let range = right.range { left.widen(range) }
    }
}
