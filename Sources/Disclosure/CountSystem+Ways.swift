/// What the unknowns are, or may be.
extension CountSystem {
    /// Of each unknown whether it is zero, since a known count or link of nothing but unknowns is.
    ///
    /// - Parameters:
    ///   - isKnown: For each cell whether its count is.
    ///   - links: The value of each link; empty if they are not known.
    func isZero(_ isKnown: [Bool], _ links: [Double]) -> [Bool] {
        var isZero = [Bool](repeating: false, count: unknowns)
        for (cell, isKnown) in zip(cells, isKnown) where isKnown && cell.count == 0 {
            for sum in cell.sums { for unknown in sum { isZero[unknown] = true } }
        }
        for (link, value) in zip(self.links, links) where value == 0 && link.relation != .atLeast {
            if link.terms.contains(where: { $0.factor < 0 }) { continue }
            for term in link.terms { isZero[term.unknown] = true }
        }
        return isZero
    }

    /// The truth, or where it is not known whole, unknowns that add up to the same counts.
    func truthOrLike() throws -> [Double] {
        let (isHidden, links) = (cells.map { _ in false }, links.map(\.value))
        if allows(truth, isHidden: isHidden, links: links) { return truth }
        guard let like = try way(isHidden: isHidden, links: links) else {
            throw UnsolvedProgram()
        }
        return like
    }

    /// A way the unknowns may be by what is released.
    ///
    /// - Parameters:
    ///   - isHidden: For each cell whether it is withheld.
    ///   - links: The value of each link.
    /// - Returns: `nil` if there is none.
    func way(isHidden: [Bool], links: [Double]) throws -> [Double]? {
        var matrix = LinearProgram.Matrix()
        let columns = isZero(isHidden.map { !$0 }, links).map { $0 ? nil : matrix.addColumn() }
        var bounds: [ClosedRange<Double>] = []
        for (cell, isHidden) in zip(cells, isHidden) where !isHidden {
            for sum in cell.sums {
                let row = sum.compactMap { columns[$0] }
                if row.isEmpty, cell.count == 0 { continue }
                _ = matrix.addRow(row.map { ($0, 1) })
                bounds.append(Double(cell.count)...Double(cell.count))
            }
        }
        for (link, value) in zip(self.links, links) {
            let row = link.terms.compactMap { term in columns[term.unknown].map { ($0, term.factor) } }
            if row.isEmpty, value == 0 { continue }
            _ = matrix.addRow(row)
            bounds.append(link.bounds(at: value))
        }
        let program = LinearProgram(matrix)
        for (row, bounds) in bounds.enumerated() { program.setRow(row, bounds) }
        let nothing = [Double](repeating: 0, count: matrix.columns)
        guard let solution = try program.least(nothing, by: .simplified) else { return nil }
        return columns.map { column in max(0, column.map { solution.columns[$0] } ?? 0) }
    }

    /// Whether the unknowns may be so by what is released.
    ///
    /// - Parameters:
    ///   - isHidden: For each cell whether it is withheld.
    ///   - links: The value of each link.
    func allows(_ way: [Double], isHidden: [Bool], links: [Double]) -> Bool {
        func isNear(_ value: Double, _ bounds: ClosedRange<Double>) -> Bool {
            value > bounds.lowerBound - Self.tolerance && value < bounds.upperBound + Self.tolerance
        }
        return way.count == unknowns && way.allSatisfy { $0 > -Self.tolerance }
            && zip(cells, isHidden).allSatisfy { cell, isHidden in
                isHidden
                    || cell.sums.allSatisfy { sum in
                        isNear(sum.reduce(0) { $0 + way[$1] }, Double(cell.count)...Double(cell.count))
                    }
            }
            && zip(self.links, links).allSatisfy { link, value in
                isNear(
                    link.terms.reduce(0) { $0 + $1.factor * way[$1.unknown] }, link.bounds(at: value))
            }
    }

    /// What a sum of many solved unknowns may be off.
    private static let tolerance = 1e-6
}

extension CountSystem.Link {
    func bounds(at value: Double) -> ClosedRange<Double> {
        switch relation {
        case .equal: value...value
        case .atLeast: value...Double.infinity
        case .atMost: -Double.infinity...value
        }
    }
}
