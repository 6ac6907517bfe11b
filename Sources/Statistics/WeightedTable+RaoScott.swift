extension WeightedTable {
    /// Pearson's test of independence for weighted answers, with Rao and Scott's second-order correction.
    ///
    /// The weighted χ² divided by the trace of the generalised design effects Δ, read from an F
    /// distribution with d = tr(Δ)²/tr(Δ²) and d·df degrees of freedom; equal to R's
    /// `svychisq(statistic = "F")`. Source: J. N. K. Rao and A. J. Scott, Annals of Statistics 12 (1984),
    /// 46–60; D. R. Thomas and J. N. K. Rao, JASA 82 (1987), 630–636.
    ///
    /// - Parameter design: The sample the respondents are from.
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody, if so many cells are empty
    ///   that the design effects are not determined, or for a census, which leaves nothing to test.
    public func raoScott(design: SurveyDesign) -> FTest? {
        let table = withoutEmptyMargins
        guard table.rows > 1, table.columns > 1, design.degreesOfFreedom > 0,
            let factor = design.varianceFactor, factor > 0,
            let effects = table.designEffects(factor)
        else { return nil }
        let degrees = effects.trace * effects.trace / effects.traceOfSquare
        let statistic = table.pearsonPerRespondent / effects.trace
        let denominator = degrees * Double(design.degreesOfFreedom)
        return Distributions.fUpperTail(statistic, numerator: degrees, denominator: denominator).map { p in
            FTest(
                statistic: statistic, numeratorDegrees: degrees, denominatorDegrees: denominator, p: p,
                n: cells.reduce(0) { $0 + $1.count })
        }
    }

    /// Cramér's V of the weighted shares: √(χ²/(n(k−1))), which does not depend on n; the sampling is in
    /// the test alone.
    ///
    /// - Returns: `nil` if fewer than two rows or two columns hold anybody.
    public var cramersV: Double? {
        let table = withoutEmptyMargins
        guard table.rows > 1, table.columns > 1 else { return nil }
        return min(1, (table.pearsonPerRespondent / Double(min(table.rows, table.columns) - 1)).squareRoot())
    }

    private var shares: [Double] {
        let total = cells.reduce(0) { $0 + $1.sum }
        return cells.map { $0.sum / total }
    }

    /// Pearson's statistic of the weighted shares, for a sample of one; no row and no column is empty.
    private var pearsonPerRespondent: Double {
        let shares = shares
        let rowShares = (0..<rows).map { row in
            shares[row * columns..<(row + 1) * columns].reduce(0, +)
        }
        let columnShares = (0..<columns).map { column in
            (0..<rows).reduce(0) { $0 + shares[$1 * columns + column] }
        }
        return shares.indices.reduce(0) { sum, cell in
            let expected = rowShares[cell / columns] * columnShares[cell % columns]
            let deviation = shares[cell] - expected
            return sum + deviation * deviation / expected
        }
    }

    /// The traces of Δ = (C'D⁻¹C)⁻¹ C'D⁻¹VD⁻¹C and of its square, for a sample of one: D the shares, V their
    /// covariance, C contrasts that span the interaction. Cells without anybody leave D⁻¹ at 0.
    private func designEffects(_ factor: Double) -> (trace: Double, traceOfSquare: Double)? {
        let shares = shares
        let total = cells.reduce(0) { $0 + $1.sum }
        let variances = cells.map { factor * $0.sumOfSquares / (total * total) }
        let contrasts = interactionContrasts
        let scaled = contrasts.map { contrast in
            zip(contrast, shares).map { $1 > 0 ? $0 / $1 : 0 }
        }
        // V = diag(v) − p v' − v p' + (Σv) p p', so C'D⁻¹VD⁻¹C needs only these two vectors.
        let alongShares = scaled.map { dot($0, shares) }
        let alongVariances = scaled.map { dot($0, variances) }
        let variance = variances.reduce(0, +)
        let size = contrasts.count
        var covariance = SymmetricMatrix(size: size)
        var metric = SymmetricMatrix(size: size)
        for i in 0..<size {
            let weighted = zip(scaled[i], variances).map(*)
            for j in 0...i {
                metric[i, j] = dot(scaled[i], contrasts[j])
                covariance[i, j] =
                    dot(weighted, scaled[j]) - alongShares[i] * alongVariances[j]
                    - alongVariances[i] * alongShares[j] + variance * alongShares[i] * alongShares[j]
            }
        }
        return metric.cholesky?.tracesOfQuotient(covariance)
    }

    /// Orthonormal contrasts of the rows times those of the columns, one for each degree of freedom.
    private var interactionContrasts: [[Double]] {
        let columnContrasts = helmertContrasts(columns)
        return helmertContrasts(rows).flatMap { row in
            columnContrasts.map { column in row.flatMap { r in column.map { r * $0 } } }
        }
    }
}

/// Each level against the mean of those before it, scaled to length 1.
private func helmertContrasts(_ levels: Int) -> [[Double]] {
    (1..<levels).map { level in
        let length = (Double(level) * Double(level + 1)).squareRoot()
        return (0..<levels).map { other in
            if other < level { return -1 / length }
            return other == level ? Double(level) / length : 0
        }
    }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
}
