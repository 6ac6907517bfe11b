import StageFiles
import SurveyModel

extension Edition {
    /// The five firmest entries of each quadrant.
    var summary: [TemplateContext] {
        let firmest = firmest
        return Quadrant.allCases.filter { $0 != .none }.compactMap { quadrant in
            let entries = firmest.filter { $0.quadrant == quadrant }.prefix(5)
            if entries.isEmpty { return nil }
            return [
                "isStrength": quadrant == .strength, "isWeakness": quadrant == .weakness,
                "isOpportunity": quadrant == .opportunity, "isThreat": quadrant == .threat,
                "entries": entries.map(entryContext),
            ]
        }
    }

    /// Strengths that help to use an opportunity and weaknesses that a threat finds, each pair with its firmest
    /// entries; the firmest five of either kind.
    var essentials: [TemplateContext] {
        let firmest = firmest
        let outside = input.rules.factors.filter { $0.table == Quadrant.opportunity.table }
        let pairs = outside.flatMap { factor in factor.related.map { (inside: $0, outside: factor.id) } }
        func firmestPairs(_ inner: Quadrant, _ outer: Quadrant) -> [(SwotRow, SwotRow)] {
            pairs.compactMap { pair -> (SwotRow, SwotRow)? in
                guard let within = firmest.first(where: { $0.factor == pair.inside && $0.quadrant == inner }),
                    let without = firmest.first(where: { $0.factor == pair.outside && $0.quadrant == outer })
                else { return nil }
                return (within, without)
            }
            .stablySorted { rank($0.0) + rank($0.1) < rank($1.0) + rank($1.1) }
        }
        func contexts(_ pairs: [(SwotRow, SwotRow)], isUse: Bool) -> [TemplateContext] {
            // Each entry once, so that the firmest do not stand in every line.
            var told: Set<String> = []
            let distinct = pairs.filter { pair in
                let isNew = !told.contains(pair.0.evidence) && !told.contains(pair.1.evidence)
                if isNew { told.formUnion([pair.0.evidence, pair.1.evidence]) }
                return isNew
            }
            return distinct.prefix(5).map {
                ["isUse": isUse, "inside": [entryContext($0.0)], "outside": [entryContext($0.1)]]
            }
        }
        return contexts(firmestPairs(.strength, .opportunity), isUse: true)
            + contexts(firmestPairs(.weakness, .threat), isUse: false)
    }

    /// All entries, the firmest first; of equal firmness those of the more urgent rule.
    private var firmest: [SwotRow] {
        input.swot.map { (entry: $0, key: (rank($0), urgency($0))) }
            .stablySorted { $0.key < $1.key }
            .map(\.entry)
    }

    /// What an entry rests on: 0 a firm finding, 1 a suggestive one, 2 an indicator, 3 a statement.
    private func rank(_ entry: SwotRow) -> Int {
        switch entry.origin {
        case .survey: finding(of: entry)?.verdict == .firm ? 0 : 1
        case .indicator: 2
        case .statement: 3
        }
    }

    private func urgency(_ entry: SwotRow) -> Int { finding(of: entry).map(priority) ?? .max }

    /// The first of the findings an entry rests on.
    func finding(of entry: SwotRow) -> FindingRow? {
        entry.evidence.split(separator: " ").lazy.compactMap { self.input.finding(String($0)) }.first
    }
}
