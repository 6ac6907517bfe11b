/// Holm's step-down adjustment: over all the tests, the probability of even one false rejection stays
/// within the level at which adjusted values are read.
///
/// Equal to R's `p.adjust(method = "holm")`. Source: S. Holm, Scandinavian Journal of Statistics 6 (1979),
/// 65–70.
///
/// - Parameter p: The p values of one family of tests, in any order.
/// - Returns: The adjusted values in the same order, at most 1.
public func holm(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { p[$0] < p[$1] }
    var adjusted = p
    var largest = 0.0
    for (rank, index) in order.enumerated() {
        largest = max(largest, Double(p.count - rank) * p[index])
        adjusted[index] = min(1, largest)
    }
    return adjusted
}

/// Benjamini and Hochberg's step-up adjustment: of the tests called significant, the expected share of
/// false ones stays within the level.
///
/// Equal to R's `p.adjust(method = "BH")`. Source: Y. Benjamini and Y. Hochberg, JRSS B 57 (1995), 289–300.
///
/// - Parameter p: The p values of one family of tests, in any order.
/// - Returns: The adjusted values in the same order, at most 1.
public func benjaminiHochberg(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { p[$0] > p[$1] }
    var adjusted = p
    var smallest = 1.0
    for (rank, index) in order.enumerated() {
        smallest = min(smallest, Double(p.count) / Double(p.count - rank) * p[index])
        adjusted[index] = smallest
    }
    return adjusted
}
