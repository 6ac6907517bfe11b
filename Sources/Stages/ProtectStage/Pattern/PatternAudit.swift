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
            let views =
                isSmall ? [counts.completed()] : counts.breakdowns.indices.map { counts.reduced(to: [$0]) }
            for view in views { try audit(block, view, &outcome) }
        }
        return outcome
    }

    private func audit(_ block: QuestionBlock, _ counts: JointCounts, _ outcome: inout Outcome) throws {
        let system = BlockSystem(
            block, counts, pattern.tables, exclusive: pattern.instrument.exclusiveChoices,
            groups: .asReleased(hidden: hidden), minimum: pattern.rules.minimumCell)
        func intervals(_ wanted: (CellName) -> Bool, hiding isHidden: (CellName) -> Bool) throws -> [CellName:
            FeasibilityInterval]
        {
            let own = system.cells.filter { wanted($0.name) }
            if own.isEmpty { return [:] }
            let plan = SuppressionPlan(system: system.system, primary: [], width: pattern.rules.width)
            let found = try pattern.solving(block.questions[0]) {
                try plan.intervals(
                    of: Set(own.map(\.index)),
                    hidden: Set(system.cells.filter { isHidden($0.name) }.map(\.index)))
            }
            return Dictionary(
                uniqueKeysWithValues: own.compactMap { cell in found[cell.index].map { (cell.name, $0) } })
        }
        let found = try intervals(hidden.contains, hiding: hidden.contains)
        outcome.intervals.merge(found) { first, _ in first }
        try check(found, &outcome) { close in try intervals(close.contains) { _ in true } }
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
