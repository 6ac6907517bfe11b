/// One search for a pattern.
final class SuppressionSearch {
    /// In which order counts are protected, and whether moving a cell costs by the cell or by its count.
    enum Order: CaseIterable {
        case smallestFirst, largestFirst, smallestFirstByCount
    }

    private let plan: SuppressionPlan
    private let order: Order
    private let program: CountProgram
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
        var relaxed: CountProgram?
        for scenario in plan.scenarios {
            if let way = try way(in: scenario) {
                scenes.append(solution(way))
                continue
            }
            let program =
                try relaxed
                ?? CountProgram(plan.system, isHidden: isHidden, keepsLinks: false, solvedBy: .dual)
            relaxed = program
            program.setRelaxed(true)
            for (link, value) in scenario { program.setLink(link, to: value) }
            defer { for link in scenario.keys { program.setLink(link, to: plan.system.links[link].value) } }
            // Without a solution the scenario is ruled out by what is known in any case.
            if let solution = try program.cheapest(costs: costs) {
                for cell in withholdMoved(solution) { program.setHidden(cell, true) }
                scenes.append(solution)
            } else {
                scenes.append(witnesses[0])
            }
        }
    }

    /// A way for a scenario to be by what is released.
    private func way(in scenario: [Int: Double]) throws -> [Double]? {
        var links = plan.system.links.map(\.value)
        for (link, value) in scenario { links[link] = value }
        return try plan.system.way(isHidden: isHidden, links: links)
    }

    private func solution(_ unknowns: [Double]) -> CountProgram.Solution {
        CountProgram.Solution(
            counts: cells.map { cell in cell.sums[0].reduce(0) { $0 + unknowns[$1] } }, unknowns: unknowns,
            cost: 0)
    }

    private func setHidden(_ cell: Int, _ hidden: Bool) {
        isHidden[cell] = hidden
        program.setHidden(cell, hidden)
    }

    /// Withholds further cells until every withheld count is protected.
    private func protect() throws {
        program.setRelaxed(true)
        defer { program.setRelaxed(false) }
        while let target = targets.first(where: { !isProtected($0, by: witnesses) }) {
            if let solution = try cheapestWidening(of: target) {
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

    /// The cheaper way to give a count the values it lacks, upwards or downwards.
    private func cheapestWidening(of target: Int) throws -> CountProgram.Solution? {
        let limit = limits[target] ?? .unlimited
        let reached = FeasibilityInterval(range(target, of: witnesses))
        let up = min(limit.high, reached.low + plan.width)
        let down = max(limit.low, reached.high - plan.width)
        var best: CountProgram.Solution?
        if up > reached.high {
            best = try program.cheapest(moving: target, to: up, .largest, costs: costs)
        }
        if let best, !cells.indices.contains(where: { !isHidden[$0] && moves(best, $0) }) { return best }
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
        for (index, scenario) in plan.scenarios.enumerated() where moves(scenes[index], cell) {
            guard let way = try way(in: scenario) else { return false }
            scenes[index] = solution(way)
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
