/// The weighted quantile: the smallest value that, with those below it, holds at least `probability` of
/// the weight.
///
/// The inverse of the weighted distribution function; equal to R's `svyquantile(qrule = "math")`,
/// except that survey 4.1 gives the second value where the first respondent alone holds more than
/// `probability`. Shares within 10⁻¹² count as equal, so that ten weights of 0.1 reach the half where they
/// should. Source: R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), 361–365, type 1.
///
/// - Parameters:
///   - tally: Each value with the weight of those who gave it, in any order.
///   - probability: 0…1; 0.5 for the median.
/// - Returns: `nil` without weight, or if a value is not finite.
public func weightedQuantile(_ tally: [(value: Double, weight: Double)], _ probability: Double) -> Double? {
    precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
    let sorted = tally.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
    guard sorted.allSatisfy({ $0.value.isFinite && $0.weight.isFinite }) else { return nil }
    let total = sorted.reduce(0) { $0 + $1.weight }
    var passed = 0.0
    for (value, weight) in sorted {
        passed += weight
        if passed >= (probability - 1e-12) * total { return value }
    }
    return sorted.last?.value
}
