import StageFiles
import Statistics

/// The counts of one item. Tallies of parts of the respondents add up to the tally of all.
struct ItemTally: Sendable {
    let item: ClosedItem
    /// The tally of the item, or of each of its options: given first, then not given; of a ranking's items:
    /// by place.
    private(set) var tallies: [Tally]
    /// Of a ranking.
    private(set) var ranking: RankingTally?

    /// - Parameter categories: How many categories each demographic has.
    init(_ item: ClosedItem, categories: [Int]) {
        self.item = item
        let codes = item.kind == .multiple ? 2 : item.codes.count
        tallies = Array(
            repeating: Tally(codes: codes, categories: categories),
            count: item.isPerCode ? item.codes.count : 1)
        ranking = item.kind == .rank ? RankingTally(items: item.codes.count) : nil
    }

    /// How many respondents gave no answer. It is the same in all variables of the item.
    var blank: Int { tallies.first?.unanswered(Slot.blank) ?? 0 }
    var invalid: Int { tallies.first?.unanswered(Slot.invalid) ?? 0 }
    var notAsked: Int { tallies.first?.unanswered(Slot.notAsked) ?? 0 }

    /// - Parameter slots: By variable, what each respondent is counted as.
    mutating func add(_ slots: [[Int32]], _ respondents: Respondents) {
        for variable in tallies.indices { tallies[variable].add(slots[variable], respondents) }
        if ranking == nil { return }
        var places = slots.map { _ in 0 }
        for row in slots[0].indices where slots[0][row] >= Slot.unanswered {
            for item in slots.indices { places[item] = Int(slots[item][row] - Slot.code(0)) + 1 }
            ranking?.add(places)
        }
    }

    /// The item's counts as they were kept.
    ///
    /// - Returns: `nil` if they are not of this item.
    init?(_ item: ClosedItem, categories: [Int], tallies: [Tally], ranking: RankingTally?) {
        self.init(item, categories: categories)
        guard tallies.count == self.tallies.count, zip(tallies, self.tallies).allSatisfy({ $0.fits($1) }),
            ranking?.items == self.ranking?.items
        else { return nil }
        (self.tallies, self.ranking) = (tallies, ranking)
    }

    static func += (left: inout ItemTally, right: ItemTally) {
        for variable in left.tallies.indices { left.tallies[variable] += right.tallies[variable] }
        if let ours = left.ranking, let theirs = right.ranking { left.ranking = ours + theirs }
    }
}

extension ItemTally {
    /// Those who gave a code (a ranking's item: the first place) and those who gave another valid answer.
    func answers(_ code: Int) -> (chosen: WeightTally, others: WeightTally) {
        split(code) { tally, code in tally[code] }
    }

    /// The same within a category of a demographic.
    func answers(_ code: Int, by demographic: Int, _ category: Int) -> (
        chosen: WeightTally, others: WeightTally
    ) {
        split(code) { tally, code in tally[code, demographic, category] }
    }

    private func split(_ code: Int, _ cell: (Tally, Int) -> WeightTally) -> (
        chosen: WeightTally, others: WeightTally
    ) {
        let tally = tallies[item.isPerCode ? code : 0]
        let chosen = item.isPerCode ? 0 : code
        let valid = item.isPerCode ? Array(0..<tally.codes) : item.validCodes
        let others = valid.filter { $0 != chosen }.reduce(WeightTally()) { $0 + cell(tally, $1) }
        return (cell(tally, chosen), others)
    }
}
