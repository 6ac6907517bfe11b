import Testing

@testable import Statistics

struct ShareComparisonTests {
    private typealias Sample = ShareComparison.Sample

    /// R: `prop.test(c(63, 90), c(100, 120), correct = FALSE)$p.value`.
    @Test func `on counts it is Pearson's chi-square`() throws {
        let table = ContingencyTable(rows: 2, columns: 2, counts: [63, 37, 90, 30])
        let pearson = try #require(table.pearson())
        let test = try #require(
            ShareComparison(Sample(share: 0.63, base: 100), Sample(share: 0.75, base: 120)))
        #expect(abs(test.p - 0.0541354942477782) < 1e-12)
        #expect(abs(test.p - pearson.p) < 1e-12)
    }

    /// By hand: effective bases 200 / 1.5 and 150 / 1.2, pooled share 0.34839, standard error 0.05932.
    @Test func `a design effect divides the base`() throws {
        let test = try #require(
            ShareComparison(
                Sample(share: 0.3, base: 200, designEffect: 1.5),
                Sample(share: 0.4, base: 150, designEffect: 1.2)))
        #expect(abs(test.p - 0.0918327) < 1e-6)
    }

    /// By hand: variances of 0.342857 · 0.657143 times 0.75 / 200 and 0.5 / 150.
    @Test func `what is known of the population takes its part out`() throws {
        let test = try #require(
            ShareComparison(
                Sample(share: 0.3, base: 200, samplingFraction: 0.25),
                Sample(share: 0.4, base: 150, samplingFraction: 0.5)))
        #expect(abs(test.p - 0.0123078) < 1e-6)
    }

    @Test func `two full counts differ or do not`() throws {
        let half = Sample(share: 0.5, base: 10, samplingFraction: 1)
        #expect(ShareComparison(half, Sample(share: 0.6, base: 10, samplingFraction: 1))?.p == 0)
        #expect(ShareComparison(half, half)?.p == 1)
    }

    @Test func `nothing is told of nobody, or where nobody or everybody gave the answer`() {
        #expect(ShareComparison(Sample(share: 0, base: 9), Sample(share: 0, base: 9)) == nil)
        #expect(ShareComparison(Sample(share: 1, base: 9), Sample(share: 1, base: 9)) == nil)
        #expect(ShareComparison(Sample(share: 0.5, base: 0), Sample(share: 0.5, base: 9)) == nil)
    }
}
