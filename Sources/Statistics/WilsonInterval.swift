/// The Wilson score interval of a proportion, without continuity correction.
///
/// Equal to R's `prop.test(successes, n, correct = FALSE)$conf.int`. With a finite population the
/// sample counts for the effective size n(N−1)/(N−n); a census knows the proportion, so its interval
/// is the point.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
/// JASA 22 (1927), 209–212; recommended by Brown, Cai and DasGupta, Statistical Science 16 (2001),
/// 101–133.
///
/// - Parameters:
///   - successes: How many of the `n` have the property, `0...n`.
///   - n: The size of the sample.
///   - level: The confidence level, strictly between 0 and 1.
///   - population: The size N of the population the sample was drawn from without replacement;
///     `nil` for no correction. An N of `n` or less is a census.
/// - Returns: A proportion's interval within 0…1, exactly 0 or 1 at the end where the sample has none
///   or only successes; `nil` for an empty sample.
public func wilsonInterval(
    successes: Int, of n: Int, level: Double = 0.95, population: Int? = nil
) -> Interval? {
    precondition(successes >= 0 && successes <= max(n, 0), "successes lie within 0...n")
    guard n > 0 else { return nil }
    let share = Double(successes) / Double(n)
    var effective = Double(n)
    if let population {
        guard population > n else { return Interval(low: share, high: share) }
        effective *= Double(population - 1) / Double(population - n)
    }
    return wilsonInterval(share: share, effectiveSize: effective, level: level)
}

/// The Wilson score interval of a share estimated with the precision of a simple random sample of
/// `effectiveSize`, which need not be whole.
///
/// - Parameters:
///   - share: The estimated proportion, 0…1.
///   - effectiveSize: The effective sample size, positive.
///   - level: The confidence level, strictly between 0 and 1.
/// - Returns: `nil` where the share or the size lies outside its range.
public func wilsonInterval(share: Double, effectiveSize: Double, level: Double = 0.95) -> Interval? {
    guard share >= 0, share <= 1, effectiveSize > 0, effectiveSize.isFinite else { return nil }
    let z = Distributions.normalUpperQuantile(tail(ofLevel: level))
    let correction = z * z / effectiveSize
    let center = (share + correction / 2) / (1 + correction)
    let variance = share * (1 - share) / effectiveSize + correction / (4 * effectiveSize)
    let halfWidth = z * variance.squareRoot() / (1 + correction)
    return Interval(
        low: share == 0 ? 0 : max(0, center - halfWidth),
        high: share == 1 ? 1 : min(1, center + halfWidth))
}
