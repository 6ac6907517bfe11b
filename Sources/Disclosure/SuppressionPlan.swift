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
    public func pattern() throws -> SuppressionPattern {
        if primary.isEmpty, scenarios.isEmpty, !system.cells.contains(where: { $0.release == .withheld }) {
            return SuppressionPattern(hidden: [], witnesses: [])
        }
        var best: SuppressionPattern?
        var least: (cost: Double, respondents: Int)?
        var limits: [Int: FeasibilityInterval] = [:]
        for order in orders {
            let search = SuppressionSearch(self, order, limits: limits)
            let pattern = try search.run()
            limits = search.limits
            let loss = (
                pattern.hidden.reduce(0) { $0 + system.cells[$1].cost },
                pattern.hidden.reduce(0) { $0 + system.cells[$1].count }
            )
            if least.map({ loss < ($0.cost, $0.respondents) }) ?? true { (best, least) = (pattern, loss) }
            if pattern.hidden.count == primary.count { break }
        }
        return best ?? SuppressionPattern(hidden: Set(primary), witnesses: [])
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
    /// - Throws: `UnsolvedProgram` if the solver fails.
    public func intervals(
        of wanted: Set<Int>? = nil, hidden: Set<Int>
    ) throws -> [Int: FeasibilityInterval] {
        let isHidden = system.cells.indices.map {
            hidden.contains($0) || system.cells[$0].release == .withheld
        }
        let program = CountProgram(system, isHidden: isHidden)
        var intervals: [Int: FeasibilityInterval] = [:]
        for cell in system.cells.indices where isHidden[cell] && wanted?.contains(cell) ?? true {
            let low = try program.extreme(.least, of: cell).counts[cell]
            let high = try program.extreme(.largest, of: cell).counts[cell]
            intervals[cell] = FeasibilityInterval((low, high))
        }
        return intervals
    }
}
