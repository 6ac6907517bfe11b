/// Counts of one set of respondents, some of which may be withheld: what somebody who wants to work out the
/// withheld ones has to go by.
///
/// The respondents fall into elementary groups (those of one answer, one age and one education, say) whose
/// sizes nobody tells. Each cell counts the respondents of some of these groups, so every count that is
/// released is an equation in the sizes. There may be several ways to divide the same respondents into
/// groups; the cells they share link them.
public struct CountSystem: Sendable {
    public enum Release: Sendable {
        /// Released whatever happens: a margin, a base, a distribution.
        case always
        /// Released unless the pattern withholds it.
        case open
        /// Withheld by an earlier decision.
        case withheld
        /// Never released as such, and nothing to protect.
        case untold
    }

    public struct Cell: Sendable {
        public var count: Int
        public var release: Release
        /// Its elementary groups in each division that tells of it.
        public var groups: [(division: Int, groups: [Int])]

        public init(count: Int, release: Release, groups: [(division: Int, groups: [Int])]) {
            self.count = count
            self.release = release
            self.groups = groups
        }
    }

    /// The number of elementary groups of each division.
    public var divisions: [Int]
    public var cells: [Cell]

    public init(divisions: [Int], cells: [Cell]) {
        self.divisions = divisions
        self.cells = cells
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
