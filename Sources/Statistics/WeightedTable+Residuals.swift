extension WeightedTable {
    /// How far each cell's weighted share is from independence, in standard errors, row by row: the adjusted
    /// residuals of a table that holds the weighted shares of as many respondents as Kish's effective size.
    ///
    /// Without weights equal to those of the counts. Source: S. J. Haberman, Biometrics 29 (1973), 205–220;
    /// L. Kish, "Survey Sampling" (1965), § 11.2C.
    ///
    /// - Returns: `nil` where the cell's row or column holds nobody or everybody.
    public var adjustedResiduals: [Double?] {
        let everybody = cells.reduce(WeightTally(), +)
        guard let size = everybody.effectiveSize else { return cells.map { _ in nil } }
        let rowShares = (0..<rows).map { row in
            cells[row * columns..<(row + 1) * columns].reduce(0) { $0 + $1.sum } / everybody.sum
        }
        let columnShares = (0..<columns).map { column in
            (0..<rows).reduce(0) { $0 + cells[$1 * columns + column].sum } / everybody.sum
        }
        // Whether a margin holds nobody or everybody is told by counts, which do not round.
        let (counts, total) = (counts, everybody.count)
        let (rowTotals, columnTotals) = (counts.rowTotals, counts.columnTotals)
        return cells.indices.map { index in
            let (row, column) = (index / columns, index % columns)
            guard rowTotals[row] > 0, rowTotals[row] < total, columnTotals[column] > 0,
                columnTotals[column] < total
            else { return nil }
            let (r, c) = (rowShares[row], columnShares[column])
            let variance = r * c * (1 - r) * (1 - c) / size
            return (cells[index].sum / everybody.sum - r * c) / variance.squareRoot()
        }
    }
}
