import Glibc

extension ContingencyTable {
    /// Pearson's chi-square test of independence, without continuity correction.
    ///
    /// Equal to R's `chisq.test(correct = FALSE)` of the table without empty rows and columns.
    /// Source: K. Pearson, Philosophical Magazine 50 (1900), 157–175; H. Cramér, "Mathematical Methods
    /// of Statistics" (1946), § 21.9, for V.
    ///
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody.
    public func pearson() -> ChiSquareTest? {
        withoutEmptyMargins.chiSquareTest { table in table.pearsonStatistic }
    }

    /// The likelihood ratio test of independence.
    ///
    /// G² = 2ΣO·ln(O/E) over the cells that hold anybody, of the table without empty rows and columns.
    /// Source: S. S. Wilks, Annals of Mathematical Statistics 6 (1935), 190–196; A. Agresti,
    /// "Categorical Data Analysis", § 3.2.
    ///
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody.
    public func likelihoodRatio() -> ChiSquareTest? {
        withoutEmptyMargins.chiSquareTest { table in
            let sum = zip(table.counts, table.expected).reduce(0) { sum, cell in
                cell.0 == 0 ? sum : sum + Double(cell.0) * log(Double(cell.0) / cell.1)
            }
            return max(0, 2 * sum)
        }
    }

    /// The absolute adjusted residual from which a cell stands out although all cells were looked at:
    /// the normal quantile with Bonferroni's correction over the cells of rows and columns in use.
    ///
    /// - Parameter level: The confidence level for the whole table, strictly between 0 and 1.
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody.
    public func residualBound(level: Double = 0.95) -> Double? {
        let table = withoutEmptyMargins
        guard table.rows > 1, table.columns > 1 else { return nil }
        return Distributions.normalUpperQuantile(tail(ofLevel: level) / Double(table.counts.count))
    }

    /// How far a cell is from independence, in standard errors (Haberman's adjusted residual).
    ///
    /// (O − E)/√(r·c·(N−r)(N−c)/N³); about standard normal under independence, so beyond ±1.96 in one
    /// cell of twenty. Equal to R's `chisq.test()$stdres`. Source: S. J. Haberman, Biometrics 29 (1973),
    /// 205–220.
    ///
    /// - Returns: `nil` where the cell's row or column holds nobody or everybody.
    public func adjustedResidual(row: Int, column: Int) -> Double? {
        precondition(column >= 0 && column < columns, "a column of the table")
        return adjustedResiduals[row * columns + column]
    }

    /// The adjusted residuals of all cells, row by row.
    public var adjustedResiduals: [Double?] {
        let n = Double(total)
        let columnShares = columnTotals.map { Double($0) / n }
        let rowTotals = rowTotals.map(Double.init)
        return counts.indices.map { index in
            let r = rowTotals[index / columns]
            let c = columnShares[index % columns]
            guard r > 0, r < n, c > 0, c < 1 else { return nil }
            let expected = r * c
            return (Double(counts[index]) - expected) / (expected * (1 - r / n) * (1 - c)).squareRoot()
        }
    }

    /// Pearson's statistic; no row and no column is empty.
    var pearsonStatistic: Double {
        zip(counts, expected).reduce(0) { sum, cell in
            let deviation = Double(cell.0) - cell.1
            return sum + deviation * deviation / cell.1
        }
    }

    /// The counts that independence with the same margins would give, row by row.
    var expected: [Double] {
        let n = Double(total)
        let columnTotals = columnTotals
        return rowTotals.flatMap { row in columnTotals.map { Double(row) * Double($0) / n } }
    }

    /// The test with a given statistic; no row and no column is empty.
    func chiSquareTest(_ statistic: (ContingencyTable) -> Double) -> ChiSquareTest? {
        guard rows > 1, columns > 1 else { return nil }
        let value = statistic(self)
        let degrees = (rows - 1) * (columns - 1)
        guard let p = Distributions.chiSquareUpperTail(value, degrees: Double(degrees)) else { return nil }
        let largest = Double(total) * Double(min(rows, columns) - 1)
        return ChiSquareTest(
            statistic: value, degreesOfFreedom: degrees, p: p,
            cramersV: min(1, (pearsonStatistic / largest).squareRoot()),
            minExpected: expected.min() ?? 0, n: total)
    }
}
