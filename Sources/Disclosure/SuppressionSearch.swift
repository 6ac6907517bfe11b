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
    /// Counts of all cells that go with what is released under the pattern so far.
    private var witnesses: [[Double]]

    private var cells: [CountSystem.Cell] { plan.system.cells }

    /// - Parameter limits: Those that an earlier search has found.
    init(_ plan: SuppressionPlan, _ order: Order, limits: [Int: FeasibilityInterval]) {
        self.plan = plan
        self.limits = limits
        self.order = order
        let cells = plan.system.cells
        isHidden = cells.map { $0.release == .withheld }
        for cell in plan.primary { isHidden[cell] = true }
        program = CountProgram(plan.system, isHidden: isHidden)
        let scale = Double(1 + cells.reduce(0) { max($0, $1.count) })
        costs = cells.map {
            order == .smallestFirstByCount ? Double($0.count + 1) : 1 + Double($0.count) / scale
        }
        witnesses = [cells.map { Double($0.count) }]
    }

    func run() throws -> SuppressionPattern {
        try protect()
        try cleanUp()
        var pattern = SuppressionPattern(hidden: [], reach: [:])
        for cell in cells.indices where isHidden[cell] && cells[cell].release == .open {
            pattern.hidden.insert(cell)
            if cells[cell].count > 0 { pattern.reach[cell] = FeasibilityInterval(range(cell, of: witnesses)) }
        }
        return pattern
    }

    /// The counts that need protection: those withheld that are not empty.
    private var targets: [Int] {
        let hidden = cells.indices.filter { isHidden[$0] && (cells[$0].count > 0 || plan.reach[$0] != nil) }
        switch order {
        case .smallestFirst, .smallestFirstByCount: return hidden.sorted { cells[$0].count < cells[$1].count }
        case .largestFirst: return hidden.sorted { cells[$0].count > cells[$1].count }
        }
    }

    /// Withholds further cells until every withheld count is protected.
    private func protect() throws {
        program.setRelaxed(true)
        defer { program.setRelaxed(false) }
        while let target = targets.first(where: { !isProtected($0, by: witnesses) }) {
            if let solution = try cheapestWidening(of: target) {
                withhold(solution)
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
        let goal = plan.reach[target]
        let up = min(limit.high, goal?.high ?? reached.low + plan.width)
        let down = max(limit.low, goal?.low ?? reached.high - plan.width)
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
    private func withhold(_ solution: CountProgram.Solution) {
        for cell in cells.indices where !isHidden[cell] && cells[cell].release == .open {
            let moved = abs(solution.counts[cell] - Double(cells[cell].count))
            if moved > FeasibilityInterval.tolerance {
                isHidden[cell] = true
                program.setHidden(cell, true)
            }
        }
        witnesses.append(solution.counts)
    }

    /// Releases, largest first, every cell that protection can do without.
    private func cleanUp() throws {
        let primary = Set(plan.primary)
        let spare = cells.indices.filter {
            isHidden[$0] && cells[$0].release == .open && !primary.contains($0)
        }
        for cell in spare.sorted(by: { cells[$0].count > cells[$1].count }) {
            isHidden[cell] = false
            program.setHidden(cell, false)
            let count = Double(cells[cell].count)
            var kept = witnesses.filter { abs($0[cell] - count) < FeasibilityInterval.tolerance }
            if try remainProtected(&kept) {
                witnesses = kept
            } else {
                isHidden[cell] = true
                program.setHidden(cell, true)
            }
        }
    }

    /// Whether every withheld count is protected under the pattern, with further witnesses if need be.
    private func remainProtected(_ witnesses: inout [[Double]]) throws -> Bool {
        for target in targets where !isProtected(target, by: witnesses) {
            witnesses.append(try program.extreme(.largest, of: target).counts)
            if isProtected(target, by: witnesses) { continue }
            witnesses.append(try program.extreme(.least, of: target).counts)
            if !isProtected(target, by: witnesses) { return false }
        }
        return true
    }

    private func isProtected(_ cell: Int, by witnesses: [[Double]]) -> Bool {
        let (low, high) = range(cell, of: witnesses)
        let limit = limits[cell] ?? .unlimited
        if let goal = plan.reach[cell] {
            return low - FeasibilityInterval.tolerance <= Double(max(goal.low, limit.low))
                && high + FeasibilityInterval.tolerance >= Double(min(goal.high, limit.high))
        }
        return high - low + FeasibilityInterval.tolerance >= Double(min(plan.width, limit.width))
    }

    private func range(_ cell: Int, of witnesses: [[Double]]) -> (low: Double, high: Double) {
        let values = witnesses.map { $0[cell] }
        return (values.min() ?? 0, values.max() ?? 0)
    }
}

extension FeasibilityInterval {
    fileprivate static let unlimited = FeasibilityInterval(low: 0, high: .max)
}
