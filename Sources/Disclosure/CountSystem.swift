/// Counts of one set of respondents, some of which may be withheld: what somebody who wants to work out the
/// withheld ones has to go by.
///
/// The respondents fall into elementary groups (those of one age, one education and one answer, say), and how
/// many are in each is told by nobody: these are the unknowns. Each cell counts the respondents of some of
/// the groups, so every count that is released is an equation in the unknowns. Links are what holds whatever
/// is released: that the answers of a group add up to its respondents, that a question was asked of those
/// only who answered another in a certain way.
public struct CountSystem: Sendable {
    public enum Release: Sendable {
        /// Known whatever happens: a margin, a distribution, a count that was handed over before.
        case always
        /// Released unless the pattern withholds it.
        case open
        /// Withheld by an earlier decision.
        case withheld
    }

    public struct Cell: Sendable {
        public var count: Int
        public var release: Release
        /// The unknowns that it adds up; several lists where several divisions of the respondents tell of it.
        public var sums: [[Int]]
        /// What it costs to withhold it, beside a share for its size: 1 for a cell of a table.
        public var cost: Double

        public init(count: Int, release: Release, sums: [[Int]], cost: Double = 1) {
            self.count = count
            self.release = release
            self.sums = sums
            self.cost = cost
        }
    }

    public enum Relation: Sendable { case equal, atLeast, atMost }

    /// An equation or inequality of unknowns that holds in any case.
    public struct Link: Sendable {
        public var terms: [(unknown: Int, factor: Double)]
        public var relation: Relation
        public var value: Double

        public init(_ terms: [(unknown: Int, factor: Double)], _ relation: Relation, _ value: Double) {
            self.terms = terms
            self.relation = relation
            self.value = value
        }
    }

    /// The number of unknowns; none is negative.
    public var unknowns: Int
    /// How large each is; empty, or zero for some, where whoever releases does not know it, either.
    public var truth: [Double]
    public var cells: [Cell]
    public var links: [Link]

    public init(unknowns: Int = 0, truth: [Double] = [], cells: [Cell] = [], links: [Link] = []) {
        self.unknowns = unknowns
        self.truth = truth
        self.cells = cells
        self.links = links
    }
}

/// What an attacker can say of a withheld count: its least and its largest possible value.
public struct FeasibilityInterval: Sendable, Equatable {
    public var low: Int
    public var high: Int

    public init(low: Int, high: Int) {
        self.low = low
        self.high = high
    }

    /// How many further values are possible beside the true one.
    public var width: Int { high - low }

    /// The whole numbers of an interval of the linear programme, whose bounds are off by rounding.
    init(_ bounds: (low: Double, high: Double)) {
        low = Int((bounds.low - Self.tolerance).rounded(.up))
        high = Int((bounds.high + Self.tolerance).rounded(.down))
    }

    static let tolerance = 1e-5
}

/// The solver could not solve a linear programme that has a solution.
public struct UnsolvedProgram: Error {}
