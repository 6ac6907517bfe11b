/// The test of two shares, of independent samples, being one.
///
/// The difference in standard errors under equal shares; on plain counts its square is Pearson's chi-square of the table
/// with two rows and two columns, and p that of R's `prop.test(correct = FALSE)`. A design effect divides the base
/// (J. N. K. Rao and A. J. Scott, Annals of Statistics 12 (1984) 46–60, first order); what is known of a finite population
/// takes its part out of the variance (W. G. Cochran, "Sampling Techniques", 3rd ed. 1977, § 2.6).
public struct ShareComparison: Sendable, Equatable {
    /// A share of one sample.
    public struct Sample: Sendable, Equatable {
        /// From 0 to 1.
        public var share: Double
        public var base: Double
        public var designEffect: Double
        /// The part of the population that the sample is: 1 for all of it.
        public var samplingFraction: Double

        public init(share: Double, base: Double, designEffect: Double = 1, samplingFraction: Double = 0) {
            self.share = share
            self.base = base
            self.designEffect = designEffect
            self.samplingFraction = samplingFraction
        }

        /// What the variance of a share of this sample is divided by.
        fileprivate var effective: Double {
            samplingFraction < 1 ? base / (designEffect * (1 - samplingFraction)) : .infinity
        }
    }

    /// Two-sided.
    public let p: Double

    /// - Returns: `nil` where both shares are 0 or both are 1, or a sample is empty: nothing can be told.
    public init?(_ first: Sample, _ second: Sample) {
        guard first.base > 0, second.base > 0 else { return nil }
        let whole = first.base / first.designEffect + second.base / second.designEffect
        let pooled =
            (first.share * first.base / first.designEffect + second.share * second.base / second.designEffect)
            / whole
        let variance = pooled * (1 - pooled)
        guard variance > 0 else { return nil }
        let error = (variance * (1 / first.effective + 1 / second.effective)).squareRoot()
        let difference = first.share - second.share
        p = error > 0 ? Distributions.normalTwoSided(difference / error) : difference == 0 ? 1 : 0
    }
}
