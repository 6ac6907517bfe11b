import StageFiles
import Statistics

/// The counts of one item. Tallies of parts of the respondents add up to the tally of all.
struct ItemTally {
    let item: ClosedItem
    private(set) var blank = 0
    private(set) var invalid = 0
    private(set) var notAsked = 0
    /// The tally of the item, or of each of its options: given first, then not given; of a ranking's items:
    /// by place.
    private(set) var tallies: [Tally]
    /// Of a ranking.
    private(set) var ranking: RankingTally?

    /// - Parameter categories: How many categories each demographic has.
    init(_ reader: ItemReader, categories: [Int]) {
        item = reader.item
        tallies = Array(
            repeating: Tally(codes: reader.codesPerVariable, categories: categories), count: reader.variables)
        ranking = item.kind == .rank ? RankingTally(items: item.codes.count) : nil
    }

    mutating func add(_ outcome: Outcome, _ codes: [Int], categories: [Int], weight: Double) {
        switch outcome {
        case .answered:
            for (index, code) in codes.enumerated() {
                tallies[index].add(code, categories: categories, weight: weight)
            }
            ranking?.add(codes.map { $0 + 1 })
        case .blank: blank += 1
        case .invalid: invalid += 1
        case .notAsked: notAsked += 1
        }
    }

    static func + (left: ItemTally, right: ItemTally) -> ItemTally {
        var sum = left
        sum.blank += right.blank
        sum.invalid += right.invalid
        sum.notAsked += right.notAsked
        sum.tallies = zip(left.tallies, right.tallies).map { $0 + $1 }
        if let ours = left.ranking, let theirs = right.ranking { sum.ranking = ours + theirs }
        return sum
    }
}

extension ItemTally {
    /// Those who gave a code (a ranking's item: the first place) and those who gave another valid answer.
    func answers(_ code: Int) -> (chosen: WeightTally, others: WeightTally) {
        split(code) { tally, code in tally.totals[code] }
    }

    /// The same within a category of a demographic.
    func answers(_ code: Int, by demographic: Int, _ category: Int) -> (
        chosen: WeightTally, others: WeightTally
    ) {
        split(code) { tally, code in tally.crosses[demographic][code, category] }
    }

    private func split(_ code: Int, _ cell: (Tally, Int) -> WeightTally) -> (
        chosen: WeightTally, others: WeightTally
    ) {
        let tally = tallies[item.isPerCode ? code : 0]
        let chosen = item.isPerCode ? 0 : code
        let valid = item.isPerCode ? Array(tally.totals.indices) : item.validCodes
        let others = valid.filter { $0 != chosen }.reduce(WeightTally()) { $0 + cell(tally, $1) }
        return (cell(tally, chosen), others)
    }
}
