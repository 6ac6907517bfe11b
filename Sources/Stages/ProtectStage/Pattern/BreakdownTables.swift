import Disclosure
import StageFiles

/// The breakdowns by each other: which of their cells are hidden, and what the others leave open.
struct BreakdownTables {
    private let counts: JointCounts
    private let linked: LinkedTables
    /// The cells that are released or hidden, under both their names.
    private let cells: [(index: Int, names: [CellName])]

    init(_ counts: JointCounts, _ tables: ReleasedTables) {
        self.counts = counts
        let sizes = counts.breakdowns.indices.map { counts.size(of: $0) }
        var linked = LinkedTables(features: sizes, tables: [])
        for (group, size) in zip(counts.groups, counts.sizes) { linked.sizes[group, default: 0] += size }
        var names: [(LinkedTables.Place, [CellName])] = []
        for (index, rows) in counts.breakdowns.enumerated() {
            for (other, columns) in counts.breakdowns.enumerated() where other > index {
                let isTold = !tables.rows(rows.name, by: columns.name).isEmpty
                if !isTold, tables.rows(columns.name, by: rows.name).isEmpty { continue }
                var table = [[Int]](repeating: [Int](repeating: 0, count: sizes[other]), count: sizes[index])
                for (group, size) in zip(counts.groups, counts.sizes) {
                    table[group[index]][group[other]] += size
                }
                var release = table.map { $0.map { _ in CountSystem.Release.open } }
                let place = { (row: Int, column: Int) in
                    LinkedTables.Place(table: linked.tables.count, row: row, column: column)
                }
                for row in 0..<sizes[index] {
                    for column in 0..<sizes[other] {
                        let name = CellName(
                            question: rows.name, by: columns.name, code: rows.code(row),
                            byCode: columns.code(column))
                        names.append((place(row, column), [name, name.mirrored]))
                        if tables.known.contains(name) || tables.known.contains(name.mirrored) {
                            release[row][column] = .always
                        }
                    }
                }
                linked.tables.append(.init(rows: index, columns: other, counts: table, release: release))
            }
        }
        self.linked = linked
        cells = names.map { (linked.index($0.0), $0.1) }
    }

    private func plan(_ isPrimary: (CellName) -> Bool, width: Int) -> SuppressionPlan {
        SuppressionPlan(
            system: linked.system, primary: cells.filter { $0.names.contains(where: isPrimary) }.map(\.index),
            width: width)
    }

    /// The cells to hide, and the sizes of the groups that must remain possible with every question's tables.
    func pattern(
        _ isPrimary: (CellName) -> Bool, width: Int
    ) throws -> (hidden: Set<CellName>, counts: JointCounts, scenarios: [[Double]]) {
        if cells.isEmpty { return ([], counts, []) }
        let plan = plan(isPrimary, width: width)
        let pattern = try plan.pattern()
        let hidden = cells.filter { pattern.hidden.contains($0.index) }.flatMap(\.names)
        guard let groups = linked.groups, !hidden.isEmpty else { return (Set(hidden), counts, []) }
        // Those that change many counts at once first: few do, and each must be possible with every question.
        let needed = needed(
            hidden: pattern.hidden, try plan.spread(hidden: pattern.hidden) + pattern.witnesses, plan)
        var extended = counts
        extended.add(
            needed.flatMap { witness in groups.indices.filter { witness[$0] > 1e-6 }.map { groups[$0] } })
        return (
            Set(hidden), extended,
            needed.map { extended.sizes(in: Dictionary(uniqueKeysWithValues: zip(groups, $0))) }
        )
    }

    /// As few of some witnesses as give each hidden count the values that are asked for, or all that it has in any; each
    /// as near to the truth as does.
    private func needed(hidden: Set<Int>, _ witnesses: [[Double]], _ plan: SuppressionPlan) -> [[Double]] {
        let cells = hidden.sorted().filter { plan.system.cells[$0].count > 0 }
        func counts(_ witness: [Double]) -> [Double] {
            cells.map { cell in plan.system.cells[cell].sums[0].reduce(0) { $0 + witness[$1] } }
        }
        let truth = cells.map { Double(plan.system.cells[$0].count) }
        func widths(_ witnesses: [[Double]]) -> [Double] {
            truth.indices.map { cell in
                let values = witnesses.map { $0[cell] } + [truth[cell]]
                return min((values.max() ?? 0) - (values.min() ?? 0), Double(plan.width))
            }
        }
        let all = witnesses.map(counts)
        var chosen: [Int] = []
        var reached = widths([])
        while let best = all.indices.map({ witness in
            (
                witness,
                zip(widths((chosen + [witness]).map { all[$0] }), reached).reduce(0) { $0 + $1.0 - $1.1 }
            )
        }).max(by: { ($0.1, $1.0) < ($1.1, $0.0) }), best.1 > 1e-6 {
            chosen.append(best.0)
            reached = widths(chosen.map { all[$0] })
        }
        var near = chosen.map { (share: 1.0, counts: all[$0]) }
        for place in chosen.indices {
            for share in [0.125, 0.25, 0.5, 0.75] {
                var trial = near
                trial[place] = (share, zip(truth, all[chosen[place]]).map { $0 + share * ($1 - $0) })
                let widths = widths(trial.map(\.counts))
                if zip(widths, reached).allSatisfy({ $0 > $1 - 1e-6 }) {
                    near = trial
                    break
                }
            }
        }
        return zip(chosen, near).map { witness, near in
            zip(plan.system.truth, witnesses[witness]).map { $0 + near.share * ($1 - $0) }
        }
    }

    /// What the tables tell of hidden cells.
    func intervals(hidden: Set<CellName>) throws -> [CellName: FeasibilityInterval] {
        let own = cells.filter { hidden.contains($0.names[0]) || hidden.contains($0.names[1]) }
        if own.isEmpty { return [:] }
        let found = try plan({ _ in false }, width: 1).intervals(hidden: Set(own.map(\.index)))
        var intervals: [CellName: FeasibilityInterval] = [:]
        for cell in own { for name in cell.names { intervals[name] = found[cell.index] } }
        return intervals
    }
}

extension JointCounts.Breakdown {
    /// The code of a category; empty for those without a valid answer.
    func code(_ category: Int) -> String { category < codes.count ? codes[category] : "" }
}

extension JointCounts {
    /// How many categories of a breakdown there are, those without a valid answer among them if anybody is.
    func size(of breakdown: Int) -> Int {
        let codes = breakdowns[breakdown].codes.count
        return groups.contains { $0[breakdown] == codes } ? codes + 1 : codes
    }

    /// The sizes of the groups if there were as many of each combination of categories. Groups that differ in
    /// weight alone share them, the first giving and taking first.
    fileprivate func sizes(in combinations: [[Int]: Double]) -> [Double] {
        var rest = combinations
        for (group, size) in zip(groups, sizes) { rest[group, default: 0] -= Double(size) }
        return zip(groups, sizes).map { group, size in
            let change = max(rest[group] ?? 0, -Double(size))
            rest[group, default: 0] -= change
            return Double(size) + change
        }
    }
}
