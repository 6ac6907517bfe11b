import Disclosure
import StageFiles

/// The counts that are released, or hidden.
extension BlockSystem {
    /// The unknowns of the respondents counted under a released code, group by group; without a code those
    /// who gave no valid answer.
    func members(_ question: String, _ code: String) -> [[Int]] {
        if let derived = derived[question] { return derived[code] ?? [] }
        let items = counts.items(of: question)
        if items.count > 1, !code.isEmpty {
            let option = items.first { counts.items[$0].option == code }
            return option.flatMap { category(JointCounts.chosen, of: $0) }.map { [$0] } ?? []
        }
        guard let item = items.first else { return [] }
        return counts.items[item].categories.indices.filter {
            counts.items[item].categories[$0].isCounted(under: code)
        }.compactMap { unknowns[item]?[$0] }
    }

    mutating func addDistribution(_ question: String) {
        for code in tables.distributions[question] ?? [] {
            addTotal(question, code) { $0.isCounted(under: code) }
        }
        guard derived[question] == nil, let item = counts.items(of: question).first else { return }
        for kind in [JointCounts.Category.blank, .invalid, .notAsked] {
            guard let own = category(kind, of: item) else { continue }
            let count = counts.count(of: item, in: Array(counts.groups.indices)) { $0 == kind }
            system.cells.append(.init(count: count, release: .always, sums: [own]))
        }
    }

    private mutating func addTotal(
        _ question: String, _ code: String, _ isCounted: (JointCounts.Category) -> Bool
    ) {
        let members = members(question, code).flatMap(\.self)
        if members.isEmpty { return }
        let count = counts.count(question, code, in: Array(counts.groups.indices))
        system.cells.append(.init(count: count, release: .always, sums: [members]))
    }

    /// A cell for each row and column, those without a valid answer to either question among them: their
    /// number is what is left of the others.
    mutating func addTable(_ question: String, by breakdown: Int) {
        let by = counts.breakdowns[breakdown]
        let rows = tables.rows(question, by: by.name)
        if rows.isEmpty { return }
        for category in 0...by.codes.count {
            let groups = counts.groups(in: category, of: breakdown)
            if groups.isEmpty { continue }
            let byCode = category < by.codes.count ? by.codes[category] : ""
            for code in rows + [""] + apart(question) {
                let members = members(question, code)
                if members.isEmpty { continue }
                let count = counts.count(question, code, in: groups)
                let isApart = !code.isEmpty && !rows.contains(code)
                if isApart, !rule.isSmall(count) { continue }
                let name = CellName(question: question, by: by.name, code: code, byCode: byCode)
                cells.append((system.cells.count, name))
                system.cells.append(
                    .init(
                        count: count,
                        release: isApart ? .withheld : tables.known.contains(name) ? .always : .open,
                        sums: [members.flatMap { unknowns in groups.map { unknowns[$0] } }],
                        cost: code.isEmpty ? Self.costOfBase : byCode.isEmpty ? Self.costOfRest : 1))
            }
        }
    }

    /// The answers that are counted apart, and so stand in no cross-tab.
    private func apart(_ question: String) -> [String] {
        guard derived[question] == nil, let item = counts.items(of: question).first else { return [] }
        return counts.items[item].categories.compactMap { category in
            if case .apart(let code) = category { code } else { nil }
        }
    }

    /// With the number of those without an answer a column's base goes, and so all its percentages.
    private static let costOfBase = 3.0
    /// Nothing is lost with what stands in no table.
    private static let costOfRest = 0.1
}

extension JointCounts.Category {
    /// Whether its respondents are counted under a code as it is released (`3+4`), or under none.
    func isCounted(under code: String) -> Bool {
        if code.isEmpty { return !isValid }
        return self.code.map { $0 == code || MergedCode(text: code).codes.contains($0) } ?? false
    }
}

extension JointCounts {
    /// How many respondents of some groups are counted under a code of a question; without a code those who
    /// gave no valid answer.
    func count(_ question: String, _ code: String, in groups: [Int]) -> Int {
        let items = items(of: question)
        if items.count > 1, !code.isEmpty {
            guard let option = items.first(where: { self.items[$0].option == code }) else { return 0 }
            return count(of: option, in: groups) { $0 == Self.chosen }
        }
        return items.first.map { count(of: $0, in: groups) { $0.isCounted(under: code) } } ?? 0
    }

    func count(of item: Int, in groups: [Int], where isCounted: (Category) -> Bool) -> Int {
        items[item].categories.indices.filter { isCounted(items[item].categories[$0]) }.reduce(0) {
            sum, category in
            groups.reduce(sum) { $0 + items[item].counts[category][$1] }
        }
    }
}
