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
    /// The values a count must be able to reach at most by withholding everything.
    private var limits: [Int: FeasibilityInterval] = [:]
    /// Counts of all cells that go with what is released under the pattern so far.
    private var witnesses: [[Double]]

    private var cells: [CountSystem.Cell] { plan.system.cells }

    init(_ plan: SuppressionPlan, _ order: Order) throws {
        self.plan = plan
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
            if cells[cell].count > 0 { pattern.reach[cell] = FeasibilityInterval(reached(cell)) }
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
        while let target = targets.first(where: { !isProtected($0, by: witnesses) || limits[$0] == nil }) {
            try findLimit(of: target)
            while !isProtected(target, by: witnesses) { try widen(target) }
        }
    }

    /// Looks up once how far a count could go if all that may be withheld were.
    private func findLimit(of cell: Int) throws {
        guard limits[cell] == nil else { return }
        let reached = reached(cell)
        if reached.high - reached.low >= Double(plan.width), plan.reach[cell] == nil {
            limits[cell] = FeasibilityInterval(low: 0, high: .max)
            return
        }
        program.setRelaxed(true)
        defer { program.setRelaxed(false) }
        let low = try program.extreme(.least, of: cell).counts[cell]
        let high = try program.extreme(.largest, of: cell).counts[cell]
        limits[cell] = FeasibilityInterval((low, high))
    }

    /// Finds the cheaper way to give a count one more step up or down, and withholds what it takes.
    private func widen(_ target: Int) throws {
        let limit = limits[target] ?? FeasibilityInterval(low: 0, high: .max)
        let reached = FeasibilityInterval(reached(target))
        let goal = goal(of: target)
        var best: CountProgram.Solution?
        program.setRelaxed(true)
        defer { program.setRelaxed(false) }
        let up = min(limit.high, goal.map(\.high) ?? reached.low + plan.width)
        let down = max(limit.low, goal.map(\.low) ?? reached.high - plan.width)
        if up > reached.high {
            best = try program.cheapest(moving: target, to: up, .largest, costs: costs)
        }
        if down < reached.low {
            let other = try program.cheapest(moving: target, to: down, .least, costs: costs)
            if let other, best.map({ other.cost < $0.cost - FeasibilityInterval.tolerance }) ?? true {
                best = other
            }
        }
        guard let best else { throw UnsolvedProgram() }
        for cell in cells.indices where !isHidden[cell] && cells[cell].release == .open {
            if abs(best.counts[cell] - Double(cells[cell].count)) > FeasibilityInterval.tolerance {
                isHidden[cell] = true
                program.setHidden(cell, true)
            }
        }
        witnesses.append(best.counts)
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
        let limit = limits[cell] ?? FeasibilityInterval(low: 0, high: .max)
        if let goal = goal(of: cell) {
            return low - FeasibilityInterval.tolerance <= Double(max(goal.low, limit.low))
                && high + FeasibilityInterval.tolerance >= Double(min(goal.high, limit.high))
        }
        let needed = min(plan.width, limit.high - limit.low)
        return high - low + FeasibilityInterval.tolerance >= Double(needed)
    }

    /// The values that must be possible, where an earlier decision says so.
    private func goal(of cell: Int) -> FeasibilityInterval? { plan.reach[cell] }

    private func reached(_ cell: Int) -> (low: Double, high: Double) { range(cell, of: witnesses) }

    private func range(_ cell: Int, of witnesses: [[Double]]) -> (low: Double, high: Double) {
        let values = witnesses.map { $0[cell] }
        return (values.min() ?? 0, values.max() ?? 0)
    }
}
