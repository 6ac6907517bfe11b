/// What is to be withheld of a system of counts, and how well.
public struct SuppressionPlan: Sendable {
    public var system: CountSystem
    /// The cells that are withheld by the rule for small cells, or were before.
    public var primary: [Int]
    /// How many further values of a withheld count must be possible beside the true one.
    public var width: Int
    /// Cells withheld by an earlier decision, each with the values that must stay possible.
    public var reach: [Int: FeasibilityInterval]

    public init(
        system: CountSystem, primary: [Int], width: Int, reach: [Int: FeasibilityInterval] = [:]
    ) {
        self.system = system
        self.primary = primary
        self.width = width
        self.reach = reach
    }
}

/// Which cells are withheld.
public struct SuppressionPattern: Sendable {
    public var hidden: Set<Int>
    /// Values known to be possible for each withheld cell that is not empty.
    public var reach: [Int: FeasibilityInterval]
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
    /// the best outcome is taken. A solver's tolerances apart, nothing in it depends on the machine.
    ///
    /// - Throws: `UnsolvedProgram` if the solver fails.
    public func pattern() throws -> SuppressionPattern {
        if primary.isEmpty, reach.isEmpty { return SuppressionPattern(hidden: [], reach: [:]) }
        var best: SuppressionPattern?
        var least: (cells: Int, respondents: Int)?
        var limits: [Int: FeasibilityInterval] = [:]
        for order in orders {
            let search = SuppressionSearch(self, order, limits: limits)
            let pattern = try search.run()
            limits = search.limits
            let loss = (pattern.hidden.count, pattern.hidden.reduce(0) { $0 + system.cells[$1].count })
            if least.map({ loss < ($0.cells, $0.respondents) }) ?? true { (best, least) = (pattern, loss) }
            if pattern.hidden.count == primary.count { break }
        }
        return best ?? SuppressionPattern(hidden: Set(primary), reach: [:])
    }

    /// Where a programme is large, one search must do.
    private var orders: [SuppressionSearch.Order] {
        system.divisions.reduce(0, +) > Self.mostGroupsForSeveralSearches
            ? [.largestFirst] : SuppressionSearch.Order.allCases
    }

    private static let mostGroupsForSeveralSearches = 100

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
