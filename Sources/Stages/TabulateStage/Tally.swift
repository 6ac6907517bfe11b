import Statistics

/// The respondents of one variable by what they are counted as: overall and by the categories of each
/// demographic. Tallies of parts of the respondents add up to the tally of all, exactly.
struct Tally: Sendable, Hashable, Codable {
    /// By slot (see ``Slot``).
    private var totals: Cells
    /// By slot and category, row by row; the last category is of those who have none.
    private var crosses: [Cells]
    /// How many categories each demographic has.
    let categories: [Int]

    /// - Parameters:
    ///   - codes: How many codes the variable has.
    ///   - categories: How many categories each demographic has.
    init(codes: Int, categories: [Int]) {
        self.categories = categories
        let slots = Slot.unanswered + codes
        totals = Cells(count: slots)
        crosses = categories.map { Cells(count: slots * ($0 + 1)) }
    }

    /// Whether it is of as many codes and categories as another.
    func fits(_ other: Tally) -> Bool {
        categories == other.categories && crosses.count == other.crosses.count
            && zip([totals] + crosses, [other.totals] + other.crosses).allSatisfy { $0.fits($1) }
    }

    /// How many codes there are.
    var codes: Int { totals.counts.count - Slot.unanswered }

    /// The respondents of a code.
    subscript(code: Int) -> WeightTally { totals[Slot.unanswered + code] }

    /// The respondents of a code and a category of a demographic.
    subscript(code: Int, demographic: Int, category: Int) -> WeightTally {
        crosses[demographic][(Slot.unanswered + code) * (categories[demographic] + 1) + category]
    }

    /// How many respondents gave no answer.
    func unanswered(_ slot: Int32) -> Int { totals.counts[Int(slot)] }

    /// By code.
    var byCode: [WeightTally] { (0..<codes).map { self[$0] } }

    /// Adds some respondents.
    mutating func add(_ slots: [Int32], _ respondents: Respondents) {
        totals.add(slots, width: 1, nil, respondents.weights)
        for index in crosses.indices {
            crosses[index].add(
                slots, width: categories[index] + 1, respondents.categories[index], respondents.weights)
        }
    }

    /// Makes room for one more code.
    mutating func addCode() {
        totals.append(1)
        for index in crosses.indices { crosses[index].append(categories[index] + 1) }
    }

    /// Adds the respondents of one code of another tally, over the same demographics.
    mutating func add(_ other: Tally, code theirs: Int, as ours: Int) {
        add(other, slot: Slot.unanswered + theirs, as: Slot.unanswered + ours)
    }

    /// Adds those who gave no answer.
    mutating func addUnanswered(_ other: Tally) {
        for slot in 0..<Slot.unanswered { add(other, slot: slot, as: slot) }
    }

    private mutating func add(_ other: Tally, slot theirs: Int, as ours: Int) {
        totals.add(other.totals, from: theirs, to: ours, width: 1)
        for index in crosses.indices {
            crosses[index].add(other.crosses[index], from: theirs, to: ours, width: categories[index] + 1)
        }
    }

    static func += (left: inout Tally, right: Tally) {
        precondition(left.codes == right.codes, "the same codes")
        left.addUnanswered(right)
        for code in 0..<left.codes { left.add(right, code: code, as: code) }
    }
}

/// Some respondents, as all tallies see them.
struct Respondents {
    /// By demographic: the category of each; the number of categories for none.
    var categories: [[Int32]]
    /// `nil` without weights.
    var weights: [ExactWeight]?
}

/// A respondent's weight, and its square.
struct ExactWeight: Sendable, Hashable {
    let weight: Double
    let sum: ExactSum
    let square: ExactSum

    init(_ weight: Double) {
        self.weight = weight
        sum = ExactSum(weight)
        square = ExactSum(weight * weight)
    }
}

/// Cells with the respondents in them.
private struct Cells: Sendable, Hashable, Codable {
    private(set) var counts: [Int]
    /// Sums of weights and of their squares, once anybody has one.
    private var sums: [ExactSum] = []
    private var squares: [ExactSum] = []

    init(count: Int) { counts = Array(repeating: 0, count: count) }

    func fits(_ other: Cells) -> Bool {
        counts.count == other.counts.count && [0, counts.count].contains(sums.count)
            && squares.count == sums.count
    }

    subscript(index: Int) -> WeightTally {
        let count = counts[index]
        if sums.isEmpty {
            return WeightTally(count: count, sum: Double(count), sumOfSquares: Double(count))
        }
        return WeightTally(count: count, sum: sums[index].value, sumOfSquares: squares[index].value)
    }

    mutating func append(_ cells: Int) {
        counts += Array(repeating: 0, count: cells)
        if sums.isEmpty { return }
        sums += Array(repeating: ExactSum(), count: cells)
        squares += Array(repeating: ExactSum(), count: cells)
    }

    mutating func add(_ slots: [Int32], width: Int, _ categories: [Int32]?, _ weights: [ExactWeight]?) {
        let width = Int32(width)
        counts.withUnsafeMutableBufferPointer { counts in
            if let categories {
                for row in slots.indices { counts[Int(slots[row] &* width &+ categories[row])] &+= 1 }
            } else {
                for slot in slots { counts[Int(slot)] &+= 1 }
            }
        }
        guard let weights else { return }
        beWeighted()
        for row in slots.indices {
            let cell = Int(slots[row] * width + (categories?[row] ?? 0))
            sums[cell] += weights[row].sum
            squares[cell] += weights[row].square
        }
    }

    /// Adds a row of other cells.
    mutating func add(_ other: Cells, from theirs: Int, to ours: Int, width: Int) {
        if !other.sums.isEmpty { beWeighted() }
        for index in 0..<width {
            let (cell, added) = (ours * width + index, theirs * width + index)
            counts[cell] += other.counts[added]
            if other.sums.isEmpty { continue }
            sums[cell] += other.sums[added]
            squares[cell] += other.squares[added]
        }
    }

    private mutating func beWeighted() {
        if !sums.isEmpty { return }
        sums = Array(repeating: ExactSum(), count: counts.count)
        squares = sums
    }
}
