/// One search for a pattern.
final class SuppressionSearch {
    /// In which order counts are protected, and whether moving a cell costs by the cell or by its count.
    enum Order: CaseIterable {
        case smallestFirst, largestFirst, smallestFirstByCount
    }

    private let plan: SuppressionPlan
    private let order: Order
    private let program: CountProgram
    private let scenarios: Scenarios
    private let costs: [Double]
    private var isHidden: [Bool]
    /// The values that a count can have if everything is withheld, where that is less than is asked for.
    private(set) var limits: [Int: FeasibilityInterval]
    /// Ways the counts may be by what is released under the pattern so far; the first is the truth.
    private var witnesses: [CountProgram.Solution]
    /// The same for each scenario.
    private var scenes: [CountProgram.Solution] = []

    /// By how much costs differ at most where they would be equal.
    private static let tieBreak = 0.01

    private var cells: [CountSystem.Cell] { plan.system.cells }

    /// - Parameter limits: Those that an earlier search has found.
    init(
        _ plan: SuppressionPlan, _ order: Order, limits: [Int: FeasibilityInterval],
        solvedBy method: LinearProgram.Method
    ) throws {
        self.plan = plan
        self.limits = limits
        self.order = order
        let cells = plan.system.cells
        isHidden = cells.map { $0.release == .withheld }
        for cell in plan.primary { isHidden[cell] = true }
        program = try CountProgram(plan.system, isHidden: isHidden, solvedBy: method)
        scenarios = Scenarios(plan, isHidden: isHidden)
        let scale = Double(1 + cells.reduce(0) { max($0, $1.count) })
        costs = cells.enumerated().map { index, cell in
            let size = Double(cell.count)
            let loss = order == .smallestFirstByCount ? size + 1 : 1 + size / scale
            return cell.cost * loss * (1 + Self.tieBreak * distinctShare(index))
        }
        witnesses = [CountProgram.Solution(counts: cells.map { Double($0.count) }, unknowns: [], cost: 0)]
    }

    func run() throws -> SuppressionPattern {
        try openScenarios()
        try protect()
        try cleanUp()
        let hidden = cells.indices.filter { isHidden[$0] && cells[$0].release == .open }
        return SuppressionPattern(hidden: Set(hidden), witnesses: witnesses.dropFirst().map(\.unknowns))
    }

    /// The counts that need protection: those withheld that are not empty.
    private var targets: [Int] {
        let hidden = cells.indices.filter { isHidden[$0] && cells[$0].count > 0 }
        switch order {
        case .smallestFirst, .smallestFirstByCount: return hidden.sorted { cells[$0].count < cells[$1].count }
        case .largestFirst: return hidden.sorted { cells[$0].count > cells[$1].count }
        }
    }

    /// Withholds what must be for every scenario to be possible.
    private func openScenarios() throws {
        for scenario in plan.scenarios.indices {
            if let way = try scenarios.way(scenario) {
                scenes.append(solution(way))
            } else if let solution = try scenarios.cheapest(scenario, costs: costs) {
                withholdMoved(solution)
                scenes.append(solution)
            } else {
                scenes.append(witnesses[0])
            }
        }
    }

    private func solution(_ unknowns: [Double]) -> CountProgram.Solution {
        CountProgram.Solution(
            counts: cells.map { cell in cell.sums[0].reduce(0) { $0 + unknowns[$1] } }, unknowns: unknowns,
            cost: 0)
    }

    private func setHidden(_ cell: Int, _ hidden: Bool) {
        isHidden[cell] = hidden
        program.setHidden(cell, hidden)
        scenarios.setHidden(cell, hidden)
    }

    /// Withholds further cells until every withheld count is protected.
    ///
    /// What is found on the way makes no difference to which cells these are: a count is protected by what is
    /// withheld, or it is not, and the cheapest way to protect it is one.
    private func protect() throws {
        if plan.system.unknowns > Self.fewUnknowns { try pushTargets() }
        while let target = targets.first(where: { !isProtected($0, by: witnesses) }) {
            let reached = try FeasibilityInterval(extremes(of: target))
            if isProtected(target, by: witnesses) { continue }
            program.setRelaxed(true)
            defer { program.setRelaxed(false) }
            if let solution = try cheapestWidening(of: target, from: reached) {
                withholdMoved(solution)
                witnesses.append(solution)
            } else if limits[target] == nil {
                limits[target] = FeasibilityInterval(
                    (
                        try program.extreme(.least, of: target).counts[target],
                        try program.extreme(.largest, of: target).counts[target]
                    ))
            } else {
                throw UnsolvedProgram()
            }
        }
    }

    /// Looks for ways that widen many counts at once.
    private func pushTargets() throws {
        for round in 0..<Self.mostRounds {
            let open = targets.filter { !isProtected($0, by: witnesses) }
            if open.count < Self.fewTargets { return }
            if let witness = try program.push(open.pushed(in: round)) { witnesses.append(witness) }
        }
    }

    /// With fewer unknowns or counts one programme for each count is as fast.
    private static let fewUnknowns = 200
    private static let fewTargets = 4
    private static let mostRounds = 12

    /// The least and the largest value of a count by what is withheld now, or as much as protects it.
    private func extremes(of target: Int) throws -> (low: Double, high: Double) {
        let largest = try program.extreme(.largest, of: target)
        witnesses.append(largest)
        if isProtected(target, by: witnesses) { return range(target, of: witnesses) }
        let least = try program.extreme(.least, of: target)
        witnesses.append(least)
        return (least.counts[target], largest.counts[target])
    }

    /// The cheaper way to give a count the values it lacks, upwards or downwards.
    ///
    /// - Parameter reached: The values that it has.
    private func cheapestWidening(
        of target: Int, from reached: FeasibilityInterval
    ) throws -> CountProgram.Solution? {
        let limit = limits[target] ?? .unlimited
        let up = min(limit.high, reached.low + plan.width)
        let down = max(limit.low, reached.high - plan.width)
        var best: CountProgram.Solution?
        if up > reached.high {
            best = try program.cheapest(moving: target, to: up, .largest, costs: costs)
        }
        if down < reached.low {
            let other = try program.cheapest(moving: target, to: down, .least, costs: costs)
            if let other, best.map({ other.cost < $0.cost - FeasibilityInterval.tolerance }) ?? true {
                best = other
            }
        }
        return best
    }

    /// Withholds what a solution moves.
    @discardableResult
    private func withholdMoved(_ solution: CountProgram.Solution) -> [Int] {
        let moved = cells.indices.filter {
            !isHidden[$0] && cells[$0].release == .open && moves(solution, $0)
        }
        for cell in moved { setHidden(cell, true) }
        return moved
    }

    private func moves(_ solution: CountProgram.Solution, _ cell: Int) -> Bool {
        abs(solution.counts[cell] - Double(cells[cell].count)) > FeasibilityInterval.tolerance
    }

    /// Releases, largest first, every cell that protection can do without.
    private func cleanUp() throws {
        let primary = Set(plan.primary)
        let spare = cells.indices.filter {
            isHidden[$0] && cells[$0].release == .open && !primary.contains($0)
        }
        for cell in spare.sorted(by: { (-costs[$0], $0) < (-costs[$1], $1) }) {
            setHidden(cell, false)
            var kept = witnesses.filter { !moves($0, cell) }
            var keptScenes = scenes
            if try remainProtected(&kept), try remainPossible(&keptScenes, without: cell) {
                (witnesses, scenes) = (kept, keptScenes)
            } else {
                setHidden(cell, true)
            }
        }
    }

    /// Whether every withheld count is protected under the pattern, with further witnesses if need be.
    private func remainProtected(_ witnesses: inout [CountProgram.Solution]) throws -> Bool {
        for target in targets where !isProtected(target, by: witnesses) {
            witnesses.append(try program.extreme(.largest, of: target))
            if isProtected(target, by: witnesses) { continue }
            witnesses.append(try program.extreme(.least, of: target))
            if !isProtected(target, by: witnesses) { return false }
        }
        return true
    }

    /// Whether every scenario is still possible if a cell is released.
    private func remainPossible(_ scenes: inout [CountProgram.Solution], without cell: Int) throws -> Bool {
        for scenario in plan.scenarios.indices where moves(scenes[scenario], cell) {
            guard let way = try scenarios.way(scenario) else { return false }
            scenes[scenario] = solution(way)
        }
        return true
    }

    private func isProtected(_ cell: Int, by witnesses: [CountProgram.Solution]) -> Bool {
        let (low, high) = range(cell, of: witnesses)
        let limit = limits[cell] ?? .unlimited
        return high - low + FeasibilityInterval.tolerance >= Double(min(plan.width, limit.width))
    }

    private func range(_ cell: Int, of witnesses: [CountProgram.Solution]) -> (low: Double, high: Double) {
        let values = witnesses.map { $0.counts[cell] }
        return (values.min() ?? 0, values.max() ?? 0)
    }
}

extension FeasibilityInterval {
    fileprivate static let unlimited = FeasibilityInterval(low: 0, high: .max)
}

extension [Int] {
    /// Which of some cells a round makes large and which small: the same on every machine, and each pair of cells
    /// alike in some rounds and not in others.
    func pushed(in round: Int) -> [(cell: Int, sign: Double)] {
        enumerated().map { place, cell in
            let mixed = UInt64(place + 1) &* 0x9E37_79B9_7F4A_7C15 &* UInt64(2 * (round / 2) + 1)
            let isLarge = (mixed >> 40) & 1 == UInt64(round % 2)
            return (cell, isLarge ? 1 : -1)
        }
    }
}
