import Disclosure
import StageFiles

/// The weighted shares that are released of a block, as further conditions on the unknowns.
extension BlockSystem {
    /// A share: the weight of some respondents, of that of others.
    struct WeightedShare {
        var question: String
        var code: String
        var part: [[Int]]
        var whole: [[Int]]
        var groups: [Int]
    }

    /// The weighted shares of the distributions, and of those tables of which all is released.
    ///
    /// - Parameter isWhole: Whether a table has no hidden cells.
    func weightedShares(_ questions: [String], isWhole: (TableName) -> Bool) -> [WeightedShare] {
        questions.flatMap { question -> [WeightedShare] in
            let codes = tables.distributions[question] ?? []
            let all = Array(counts.groups.indices)
            var shares = codes.map { share(question, $0, in: all) }
            for (index, breakdown) in counts.breakdowns.enumerated() {
                guard isWhole(TableName(question: question, by: breakdown.name)) else { continue }
                for category in breakdown.codes.indices {
                    let groups = counts.groups(in: category, of: index)
                    shares += tables.rows(question, by: breakdown.name).map {
                        share(question, $0, in: groups)
                    }
                }
            }
            return shares
        }
    }

    private func share(_ question: String, _ code: String, in groups: [Int]) -> WeightedShare {
        WeightedShare(
            question: question, code: code, part: members(question, code), whole: answered(question),
            groups: groups)
    }

    /// The unknowns of all who gave a valid answer, group by group.
    func answered(_ question: String) -> [[Int]] {
        if let derived = derived[question] { return (derived["1"] ?? []) + (derived["0"] ?? []) }
        guard let item = counts.items(of: question).first else { return [] }
        return counts.items[item].categories.indices.filter { counts.items[item].categories[$0].isValid }
            .compactMap { unknowns[item]?[$0] }
    }

    /// Holds a share within what it rounds to.
    ///
    /// - Parameter step: It is released as a multiple of this, in per cent.
    mutating func hold(_ share: WeightedShare, step: Double) {
        let weight = weight(share)
        guard weight.whole > 0 else { return }
        let rounded = (100 * weight.part / weight.whole / step).rounded() * step
        func terms(_ bound: Double) -> [(unknown: Int, factor: Double)] {
            var factors: [Int: Double] = [:]
            for group in share.groups {
                for unknown in share.part {
                    factors[unknown[group], default: 0] += 100 * counts.weights[group]
                }
                for unknown in share.whole {
                    factors[unknown[group], default: 0] -= bound * counts.weights[group]
                }
            }
            return factors.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }
        // A little within, since the solver is not exact.
        let margin = step / 2 * 0.999
        system.links.append(.init(terms(rounded - margin), .atLeast, 0))
        system.links.append(.init(terms(rounded + margin), .atMost, 0))
    }

    private func weight(_ share: WeightedShare) -> (part: Double, whole: Double) {
        share.groups.reduce((0, 0)) { sum, group in
            let own = counts.count(share.question, share.code, in: [group])
            let all = counts.sizes[group] - counts.count(share.question, "", in: [group])
            return (sum.0 + counts.weights[group] * Double(own), sum.1 + counts.weights[group] * Double(all))
        }
    }

    /// Holds a share exactly, and whatever else is made of the weights behind it: how many there are of each.
    mutating func hold(_ share: WeightedShare) {
        let classes = Dictionary(grouping: share.groups) { counts.weights[$0] }
        for (_, groups) in classes.sorted(by: { $0.key < $1.key }) {
            let own = counts.count(share.question, share.code, in: groups)
            let unanswered = counts.count(share.question, "", in: groups)
            let all = groups.reduce(0) { $0 + counts.sizes[$1] } - unanswered
            for (members, count) in [(share.part, own), (share.whole, all)] where !members.isEmpty {
                let terms = members.flatMap { unknowns in groups.map { (unknown: unknowns[$0], factor: 1.0) }
                }
                system.links.append(.init(terms, .equal, Double(count)))
            }
        }
    }
}
