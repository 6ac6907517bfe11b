import Statistics

/// The respondents of one variable, weighted, by its codes: overall and by the categories of each
/// demographic. Tallies of parts of the respondents add up to the tally of all.
struct Tally {
    /// By code.
    private(set) var totals: [WeightTally]
    /// One table for each demographic.
    private(set) var crosses: [Cross]

    /// By code and category, row by row.
    struct Cross {
        let categories: Int
        private(set) var cells: [WeightTally]

        init(codes: Int, categories: Int) {
            self.categories = categories
            cells = Array(repeating: WeightTally(), count: codes * categories)
        }

        subscript(code: Int, category: Int) -> WeightTally { cells[code * categories + category] }

        mutating func add(_ weights: WeightTally, code: Int, category: Int) {
            let index = code * categories + category
            cells[index] = cells[index] + weights
        }

        fileprivate mutating func addCode() {
            cells += Array(repeating: WeightTally(), count: categories)
        }
    }

    /// - Parameter categories: How many categories each demographic has.
    init(codes: Int, categories: [Int]) {
        totals = Array(repeating: WeightTally(), count: codes)
        crosses = categories.map { Cross(codes: codes, categories: $0) }
    }

    /// Makes room for one more code.
    mutating func addCode() {
        totals.append(WeightTally())
        for index in crosses.indices { crosses[index].addCode() }
    }

    /// Adds one respondent.
    ///
    /// - Parameter categories: The respondent's category of each demographic; negative where there is none.
    mutating func add(_ code: Int, categories: [Int], weight: Double) {
        let one = WeightTally(count: 1, sum: weight, sumOfSquares: weight * weight)
        totals[code] = totals[code] + one
        for index in crosses.indices where categories[index] >= 0 {
            crosses[index].add(one, code: code, category: categories[index])
        }
    }

    /// Adds the respondents of one code of another tally, over the same demographics.
    mutating func add(_ other: Tally, code theirs: Int, as ours: Int) {
        totals[ours] = totals[ours] + other.totals[theirs]
        for (index, cross) in other.crosses.enumerated() {
            for category in 0..<cross.categories {
                crosses[index].add(cross[theirs, category], code: ours, category: category)
            }
        }
    }

    static func + (left: Tally, right: Tally) -> Tally {
        precondition(left.totals.count == right.totals.count, "the same codes")
        var sum = left
        for code in sum.totals.indices { sum.add(right, code: code, as: code) }
        return sum
    }
}
