/// The primary rule of small-cell suppression: a cell of a cross-tab is hidden if it, or the rest of its
/// column, holds some respondents but fewer than the minimum.
///
/// A small rest tells as much as a small cell: if all but one in a column gave an answer, the one who did
/// not is known. Empty cells are not hidden.
///
/// - Parameters:
///   - cell: How many respondents are in the cell.
///   - base: How many are in its column.
///   - minimum: The fewest respondents a shown cell may hold.
public func isSmall(cell: Int, of base: Int, minimum: Int) -> Bool {
    let rest = base - cell
    return (1..<max(minimum, 1)).contains(cell) || (1..<max(minimum, 1)).contains(rest)
}
