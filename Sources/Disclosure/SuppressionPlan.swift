/// What is to be withheld of a system of counts, and how well.
public struct SuppressionPlan: Sendable {
    public var system: CountSystem
    /// The cells that are withheld by the rule for small cells, or were before.
    public var primary: [Int]
    /// How many further values of a withheld count must be possible beside the true one.
    public var width: Int
    /// What else must remain possible, each as other values on the right of some links: the sizes that the
    /// groups may have by the tables that are released of them.
    public var scenarios: [[Int: Double]]

    public init(
        system: CountSystem, primary: [Int], width: Int, scenarios: [[Int: Double]] = []
    ) {
        self.system = system
        self.primary = primary
        self.width = width
        self.scenarios = scenarios
    }
}

/// Which cells are withheld.
public struct SuppressionPattern: Sendable {
    public var hidden: Set<Int>
    /// Ways the unknowns may be by what is released, among them for each withheld count that is not empty
    /// as many values as the rule asks for, or as there can be.
    public var witnesses: [[Double]]
}

extension SuppressionPlan {
    /// The pattern that protects every withheld count at the least loss found: the fewest cells, then the
    /// smallest.
    ///
    /// The method is that of Kelly, Golden and Assad (Cell suppression: disclosure protection for sensitive
    /// tabular data, Networks 22, 1992) for tables in general: for each withheld count in turn a linear
    /// programme finds the cheapest way to move counts so that it could be another, and what moves is
    /// withheld; then, largest first, whatever protection can do without is released again (the clean-up of
    /// Fischetti and Salazar, Management Science 47, 2001). Small systems are searched in several orders, and
    /// the best outcome is taken. No two cells cost the same, so that ties do not depend on the solver.
    ///
    /// - Throws: `UnsolvedProgram` if the solver fails.
    public func pattern() throws -> SuppressionPattern { try pattern(solvedBy: .dual) }

    /// - Parameter method: Makes no difference.
    func pattern(solvedBy method: LinearProgram.Method) throws -> SuppressionPattern {
        if primary.isEmpty, scenarios.isEmpty, !system.cells.contains(where: { $0.release == .withheld }) {
            return SuppressionPattern(hidden: [], witnesses: [])
        }
        var best: SuppressionPattern?
        var least: (cost: Double, respondents: Int)?
        var limits: [Int: FeasibilityInterval] = [:]
        for order in orders {
            let search = try SuppressionSearch(self, order, limits: limits, solvedBy: method)
            let pattern = try search.run()
            limits = search.limits
            let loss = loss(hiding: pattern.hidden)
            if least.map({ loss < ($0.cost, $0.respondents) }) ?? true { (best, least) = (pattern, loss) }
            if pattern.hidden.count == primary.count { break }
        }
        return best ?? SuppressionPattern(hidden: Set(primary), witnesses: [])
    }

    /// What is lost with some cells: their costs, then their respondents. Added up in the order of the cells: in that of
    /// the set, which is another in every run, equal costs would differ by a rounding error, and another pattern win.
    func loss(hiding hidden: Set<Int>) -> (cost: Double, respondents: Int) {
        hidden.sorted().reduce((0, 0)) { ($0.0 + system.cells[$1].cost, $0.1 + system.cells[$1].count) }
    }

    /// Where a programme is large, one search must do.
    private var orders: [SuppressionSearch.Order] {
        system.unknowns > Self.mostUnknownsForSeveralSearches
            ? [.largestFirst] : SuppressionSearch.Order.allCases
    }

    private static let mostUnknownsForSeveralSearches = 100

    /// The feasibility intervals of withheld counts, from nothing but what is released.
    ///
    /// - Parameters:
    ///   - wanted: The cells in question; `nil`: all that are withheld.
    ///   - hidden: The cells withheld beside those withheld by an earlier decision.
    ///   - outer: Intervals that are known to hold; what reaches them is not looked for.
    /// - Throws: `UnsolvedProgram` if the solver fails.
    public func intervals(
        of wanted: Set<Int>? = nil, hidden: Set<Int>, within outer: [Int: FeasibilityInterval] = [:]
    ) throws -> [Int: FeasibilityInterval] {
        let fixed = fixed(hidden: hidden)
        let isHidden = fixed.cells.map { $0.release == .withheld }
        let cells = fixed.cells.indices.filter { isHidden[$0] && wanted?.contains($0) ?? true }
        let program = try CountProgram(fixed, isHidden: isHidden)
        var found = Dictionary(
            uniqueKeysWithValues: cells.map {
                ($0, Double(system.cells[$0].count)...Double(system.cells[$0].count))
            })
        func add(_ solution: CountProgram.Solution) {
            for cell in cells {
                let (value, range) = (solution.counts[cell], found[cell] ?? 0...0)
                found[cell] = min(range.lowerBound, value)...max(range.upperBound, value)
            }
        }
        func interval(_ cell: Int) -> FeasibilityInterval {
            FeasibilityInterval((found[cell]?.lowerBound ?? 0, found[cell]?.upperBound ?? 0))
        }
        if outer.count > 8 {
            for round in 0..<12 {
                if let solution = try program.push(cells.pushed(in: round)) { add(solution) }
            }
        }
        for cell in cells {
            if outer[cell].map({ interval(cell).low > $0.low }) ?? true {
                add(try program.extreme(.least, of: cell))
            }
            if outer[cell].map({ interval(cell).high < $0.high }) ?? true {
                add(try program.extreme(.largest, of: cell))
            }
        }
        return Dictionary(uniqueKeysWithValues: cells.map { ($0, interval($0)) })
    }

    /// Few ways the unknowns may be by what is released, in each of which as many withheld counts as can be have other
    /// values; together they give most counts the values that the rule asks for.
    ///
    /// - Throws: `UnsolvedProgram` if the solver fails.
    public func spread(hidden: Set<Int>) throws -> [[Double]] {
        let program = try CountProgram(
            system,
            isHidden: system.cells.indices.map {
                hidden.contains($0) || system.cells[$0].release == .withheld
            })
        let targets = hidden.sorted().filter { system.cells[$0].count > 0 }
        let (truth, width) = (targets.map { Double(system.cells[$0].count) }, Double(width))
        var reached = truth.map { $0...$0 }
        var ways: [[Double]] = []
        var open = Array(targets.indices)
        var (round, vain) = (0, 0)
        while !open.isEmpty, vain < 2 {
            defer { round += 1 }
            // Up or down by turns, but never below zero.
            let wanted = open.pushed(in: round).map { place, sign in
                let (up, down) = (reached[place].lowerBound + width, reached[place].upperBound - width)
                return (cell: targets[place], change: (sign > 0 || down < 0 ? up : down) - truth[place])
            }
            guard let way = try program.spread(wanted) else { break }
            ways.append(way.unknowns)
            for (place, target) in targets.enumerated() {
                let (value, range) = (way.counts[target], reached[place])
                reached[place] = min(range.lowerBound, value)...max(range.upperBound, value)
            }
            let before = open.count
            open.removeAll {
                reached[$0].upperBound - reached[$0].lowerBound > width - FeasibilityInterval.tolerance
            }
            vain = open.count < before ? 0 : vain + 1
        }
        return ways
    }

    /// The system with what is released fast, so that it cannot move any more.
    private func fixed(hidden: Set<Int>) -> CountSystem {
        var fixed = system
        for cell in fixed.cells.indices where fixed.cells[cell].release == .open {
            fixed.cells[cell].release = hidden.contains(cell) ? .withheld : .always
        }
        return fixed
    }
}
