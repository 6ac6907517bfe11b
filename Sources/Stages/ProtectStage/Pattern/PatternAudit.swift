import Disclosure
import Problems
import StageFiles

/// Works out, as an attacker would who has the released tables and nothing else, what they tell of each
/// hidden count.
struct PatternAudit {
    let pattern: FormPattern
    let blocks: [QuestionBlock]
    /// The cells without numbers in the released tables.
    let hidden: Set<CellName>

    struct Outcome {
        var intervals: [CellName: FeasibilityInterval] = [:]
        /// How many hidden counts follow from the distributions more closely than the rule asks.
        var toldByDistributions = 0
    }

    /// The most unknowns for which all breakdowns are taken together; beyond that one at a time.
    private static let mostUnknowns = 3000

    /// - Throws: `Failure` if a hidden count that is not zero can be told more closely than the rule asks,
    ///   and could not if all cells were hidden.
    func outcome() throws -> Outcome {
        var outcome = Outcome()
        let counts = pattern.counts
        outcome.intervals = try pattern.solving("the breakdowns") {
            try BreakdownTables(counts, pattern.tables).intervals(hidden: hidden)
        }
        try check(outcome.intervals, &outcome) { _ in [:] }
        for block in blocks {
            let categories = block.questions.flatMap { counts.items(of: $0) }
                .reduce(0) { $0 + counts.items[$1].categories.count }
            let isSmall = counts.combinations * categories <= Self.mostUnknowns
            try audit(block, whole: isSmall ? counts.completed() : nil, &outcome)
        }
        return outcome
    }

    /// Each breakdown by itself gives bounds that are soon found; all together may narrow them.
    private func audit(_ block: QuestionBlock, whole: JointCounts?, _ outcome: inout Outcome) throws {
        let views = pattern.counts.breakdowns.indices.map { view(block, pattern.counts.reduced(to: [$0])) }
        var found: [CellName: FeasibilityInterval] = [:]
        for view in views {
            found.merge(try intervals(view, hidden.contains, hiding: hidden.contains)) { first, _ in first }
        }
        let all = views.count > 1 ? whole.map { view(block, $0) } : nil
        if let all {
            let bounds = found
            found = try intervals(all, hidden.contains, hiding: hidden.contains, within: bounds)
        }
        outcome.intervals.merge(found) { first, _ in first }
        try check(found, &outcome) { close in
            if let all { return try intervals(all, close.contains) { _ in true } }
            return try views.reduce(into: [:]) { limits, view in
                limits.merge(try intervals(view, close.contains) { _ in true }) { first, _ in first }
            }
        }
    }

    private func view(_ block: QuestionBlock, _ counts: JointCounts) -> BlockSystem {
        BlockSystem(
            block, counts, pattern.tables, exclusive: pattern.instrument.exclusiveChoices,
            groups: .asReleased(hidden: hidden), minimum: pattern.rules.minimumCell)
    }

    private func intervals(
        _ view: BlockSystem, _ wanted: (CellName) -> Bool, hiding isHidden: (CellName) -> Bool,
        within bounds: [CellName: FeasibilityInterval] = [:]
    ) throws -> [CellName: FeasibilityInterval] {
        let own = view.cells.filter { wanted($0.name) }
        guard let question = own.first?.name.question else { return [:] }
        let plan = SuppressionPlan(system: view.system, primary: [], width: pattern.rules.width)
        let outer = own.compactMap { cell in bounds[cell.name].map { (cell.index, $0) } }
        let found = try pattern.solving(question) {
            try plan.intervals(
                of: Set(own.map(\.index)),
                hidden: Set(view.cells.filter { isHidden($0.name) }.map(\.index)),
                within: Dictionary(uniqueKeysWithValues: outer))
        }
        return Dictionary(
            uniqueKeysWithValues: own.compactMap { cell in found[cell.index].map { (cell.name, $0) } })
    }

    /// - Parameter limits: What could be told of some counts if all cells were hidden.
    private func check(
        _ intervals: [CellName: FeasibilityInterval], _ outcome: inout Outcome,
        limits: (Set<CellName>) throws -> [CellName: FeasibilityInterval]
    ) throws {
        let width = pattern.rules.width
        let close = intervals.filter { name, interval in
            guard interval.width < width, let groups = pattern.counts.groups(of: name) else { return false }
            return pattern.counts.number(name.question, name.code, in: groups) > 0
        }
        if close.isEmpty { return }
        let limits = try limits(Set(close.keys))
        for (name, interval) in close.sorted(by: { $0.key < $1.key }) {
            let limit = limits[name]?.width ?? 0
            if interval.width < min(limit, width) {
                throw Failure.data(
                    at: Position(file: pattern.instrument.file),
                    ProtectProblem.auditFailed(
                        name.question, by: name.by, interval, values: min(limit, width) + 1))
            }
        }
        outcome.toldByDistributions += close.count
    }
}
