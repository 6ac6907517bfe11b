import SurveyModel

extension Dealer {
    /// Deals sets of choices: each choice to its exact number of respondents, at least one to everybody,
    /// the exclusive ones alone.
    mutating func dealSets(_ shares: [Double], to respondents: [Int]) {
        let choices = plan.question.choices
        var sets = respondents.map { _ in [UInt8](repeating: 0, count: choices.count) }
        var first = 0
        for choice in choices.indices where choices[choice].isExclusive {
            let count = min(count(shares[choice], of: respondents.count), respondents.count - first)
            for index in first..<first + count { sets[index][choice] = 1 }
            first += count
        }
        var free = Array(first..<respondents.count)
        for choice in choices.indices where !choices[choice].isExclusive {
            generator.shuffle(&free)
            for index in free.prefix(count(shares[choice], of: respondents.count)) { sets[index][choice] = 1 }
        }
        spread(&sets, from: first)
        give(sets.map { column.index(of: $0) }, to: respondents)
    }

    /// Gives those without any choice one of those who have several, as long as there are such.
    private mutating func spread(_ sets: inout [[UInt8]], from first: Int) {
        var rich = (first..<sets.count).filter { sets[$0].count { $0 == 1 } > 1 }
        generator.shuffle(&rich)
        for poor in first..<sets.count where !sets[poor].contains(1) {
            guard let donor = rich.last else { return }
            let held = sets[donor].indices.filter { sets[donor][$0] == 1 }
            let choice = held[generator.below(held.count)]
            sets[donor][choice] = 0
            sets[poor][choice] = 1
            if held.count == 2 { rich.removeLast() }
        }
    }

    /// Deals rankings: the next place goes to an item in proportion to its weight among those left. Some
    /// have two items in one place, some leave the last place out.
    mutating func dealRankings(to respondents: [Int]) {
        let tied = quota(plan.ties, of: respondents.count)
        let gaps = quota(plan.gaps, of: respondents.count)
        var cells: [Int32] = []
        for index in respondents.indices {
            var places = ranking()
            if index < tied {
                let place = UInt8(2 + generator.below(places.count - 1))
                places = places.map { $0 == place ? place - 1 : $0 }
            } else if index < tied + gaps {
                places = places.map { $0 == places.count ? 0 : $0 }
            }
            cells.append(column.index(of: places))
        }
        give(cells, to: respondents)
    }

    private mutating func ranking() -> [UInt8] {
        var weights = plan.weights
        var places = [UInt8](repeating: 0, count: weights.count)
        for place in 1...UInt8(weights.count) {
            var item = generator.pick(weights)
            if places[item] != 0 { item = places.firstIndex(of: 0) ?? item }
            places[item] = place
            weights[item] = 0
        }
        return places
    }
}
