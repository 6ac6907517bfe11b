extension ContingencyTable {
    /// Goodman and Kruskal's gamma: concordant less discordant pairs, as a share of both.
    ///
    /// Rows and columns are in their order. Source: L. A. Goodman and W. H. Kruskal, JASA 49 (1954),
    /// 732–764; standard errors: M. B. Brown and J. K. Benedetti, JASA 72 (1977), 309–315.
    ///
    /// - Returns: `nil` if no two respondents differ in both questions.
    public func gamma() -> OrdinalAssociation? {
        let pairs = OrderedPairs(of: self)
        let both = pairs.concordant + pairs.discordant
        guard both > 0 else { return nil }
        let spread = pairs.sum { cell in
            let difference = pairs.discordant * cell.concordant - pairs.concordant * cell.discordant
            return difference * difference
        }
        return association(
            (pairs.concordant - pairs.discordant) / both,
            standardError: 4 * spread.squareRoot() / (both * both),
            nullStandardError: 2 / both * pairs.nullSpread.squareRoot())
    }

    /// Kendall's tau-b: concordant less discordant pairs, corrected for ties in either question.
    ///
    /// Equal to R's `cor(method = "kendall")`. Source: M. G. Kendall, Biometrika 33 (1945), 239–251;
    /// standard errors: M. B. Brown and J. K. Benedetti, JASA 72 (1977), 309–315.
    ///
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody.
    public func tauB() -> OrdinalAssociation? {
        let n = Double(total)
        let rowTotals = rowTotals.map(Double.init)
        let columnTotals = columnTotals.map(Double.init)
        let untiedRows = n * n - rowTotals.reduce(0) { $0 + $1 * $1 }
        let untiedColumns = n * n - columnTotals.reduce(0) { $0 + $1 * $1 }
        guard untiedRows > 0, untiedColumns > 0 else { return nil }
        let pairs = OrderedPairs(of: self)
        let scale = (untiedRows * untiedColumns).squareRoot()
        let estimate = (pairs.concordant - pairs.discordant) / scale
        // The deviations are taken from their mean, so that nothing large cancels.
        let mean = estimate * (untiedRows + untiedColumns)
        let spread = pairs.sum { cell in
            let ties = rowTotals[cell.row] * untiedColumns + columnTotals[cell.column] * untiedRows
            let influence = 2 * (cell.concordant - cell.discordant) + estimate * ties / scale
            let deviation = influence - mean * n / scale
            return deviation * deviation
        }
        return association(
            estimate, standardError: spread.squareRoot() / scale,
            nullStandardError: 2 / scale * pairs.nullSpread.squareRoot())
    }

    private func association(
        _ estimate: Double, standardError: Double, nullStandardError: Double
    ) -> OrdinalAssociation {
        let p: Double
        if nullStandardError > 0 {
            p = Distributions.normalTwoSided(estimate / nullStandardError)
        } else {
            p = estimate == 0 ? 1 : 0
        }
        return OrdinalAssociation(
            estimate: estimate, standardError: standardError, nullStandardError: nullStandardError, p: p,
            n: total)
    }
}
