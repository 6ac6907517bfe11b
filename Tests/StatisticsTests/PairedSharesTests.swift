import Foundation
import Statistics
import Testing

struct PairedSharesTests {
    /// `References/make-pairs.R` made the values: p by R's `mcnemar.test(correct = FALSE)` and `binom.test`, the interval
    /// by Newcombe's method 10.
    @Test func `p and the interval are R's`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "References/pairs.csv")
        let rows = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").dropFirst()
        #expect(rows.count == 12)
        for row in rows {
            let cells = row.split(separator: ",").compactMap { Double($0) }
            let pairs = PairedShares(
                both: Int(cells[0]), lost: Int(cells[1]), gained: Int(cells[2]), neither: Int(cells[3]))
            let p = try #require(pairs.mcNemar)
            #expect(abs(p - (pairs.isExact ? cells[5] : cells[4])) < 1e-12, "\(row)")
            let difference = try #require(pairs.difference())
            #expect(
                abs(difference.low - cells[6]) < 1e-12 && abs(difference.high - cells[7]) < 1e-12, "\(row)")
        }
    }

    /// Newcombe 1998, table II: 36, 12, 2, 0 gives 0.0569 to 0.3404.
    @Test func `a published interval`() throws {
        let difference = try #require(PairedShares(both: 36, lost: 2, gained: 12, neither: 0).difference())
        #expect(abs(difference.value - 0.2) < 1e-12)
        #expect(abs(difference.low - 0.0569) < 5e-5 && abs(difference.high - 0.3404) < 5e-5)
    }

    @Test func `few who changed are counted exactly, more by chi-square`() {
        #expect(PairedShares(both: 50, lost: 12, gained: 12, neither: 0).isExact)
        #expect(!PairedShares(both: 50, lost: 12, gained: 13, neither: 0).isExact)
    }

    @Test func `where nobody changed nothing is tested, and of nobody nothing is told`() {
        #expect(PairedShares(both: 5, lost: 0, gained: 0, neither: 7).mcNemar == nil)
        #expect(PairedShares(both: 0, lost: 0, gained: 0, neither: 0).difference() == nil)
    }

    @Test func `turned round it is the same`() {
        let (one, other) = (
            PairedShares(both: 9, lost: 14, gained: 5, neither: 3),
            PairedShares(both: 9, lost: 5, gained: 14, neither: 3)
        )
        #expect(one.mcNemar == other.mcNemar)
        #expect(abs((one.difference()?.low ?? 0) + (other.difference()?.high ?? 1)) < 1e-12)
    }
}
