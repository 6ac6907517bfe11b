/// The primary rule: which counts may not be told.
public struct PrimaryRule: Sendable {
    /// The fewest respondents a count that is told may be of.
    public var minimum: Int
    /// Whether a group of which all gave one answer is hidden, too.
    public var hidesFullGroups: Bool

    public init(minimum: Int, hidesFullGroups: Bool = false) {
        self.minimum = minimum
        self.hidesFullGroups = hidesFullGroups
    }

    /// Whether a cell, or the rest of its column, holds some respondents but fewer than the minimum.
    ///
    /// A small rest tells as much as a small cell: if all but one in a column gave an answer, the one who did
    /// not is known. Where all gave it, so is everybody's answer; that is hidden if the rule says so. Empty
    /// cells are not hidden.
    ///
    /// - Parameters:
    ///   - cell: How many respondents are in the cell.
    ///   - base: How many are in its column.
    public func hides(_ cell: Int, of base: Int) -> Bool {
        isSmall(cell) || isSmall(base - cell) || hidesFullGroups && cell > 0 && cell == base
    }

    /// Whether a count is of some respondents but of fewer than the minimum.
    public func isSmall(_ count: Int) -> Bool { count > 0 && count < minimum }
}
