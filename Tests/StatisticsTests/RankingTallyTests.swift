import Statistics
import Testing

struct RankingTallyTests {
    @Test(arguments: Reference.cases(of: "ranking"))
    func `equals R's friedman.test`(_ reference: Reference) throws {
        let tally = try tally(reference)
        let concordance = try #require(tally.concordance())
        try expectClose(concordance.w, reference.value("w"))
        try expectClose(concordance.test.statistic, reference.value("chisq"))
        try expectClose(concordance.test.p, reference.value("p"), floor: 0)
        for (sum, expected) in try zip(tally.rankSums, reference.values("sums")) { #expect(sum == expected) }
    }

    private func tally(_ reference: Reference) throws -> RankingTally {
        let items = try reference.integer("items")
        let places = try reference.integers("places")
        var tally = RankingTally(items: items)
        for start in stride(from: 0, to: places.count, by: items) {
            tally.add(Array(places[start..<start + items]))
        }
        return tally
    }

    @Test func `W of one who ranks everything is 1`() {
        var tally = RankingTally(items: 3)
        tally.add([2, 1, 3])
        #expect(tally.concordance()?.w == 1)
    }

    @Test func `incomplete rankings are counted, not used`() {
        var tally = RankingTally(items: 3)
        tally.add([1, 2, 3])
        tally.add([1, nil, 2])
        #expect(tally.complete == 1)
        #expect(tally.incomplete == 1)
        #expect(tally.rankSums == [1, 2, 3])
    }

    @Test func `tallies of parts add up to that of the whole`() throws {
        for reference in Reference.cases(of: "ranking") {
            let tally = try tally(reference)
            #expect(tally + RankingTally(items: try reference.integer("items")) == tally)
            let twice = tally + tally
            #expect(twice.rankSums == tally.rankSums.map { 2 * $0 })
            expectClose(twice.concordance()?.w, tally.concordance()?.w ?? .nan)
        }
    }

    @Test func `is nothing without rankings or preferences`() {
        var tally = RankingTally(items: 3)
        #expect(tally.concordance() == nil)
        tally.add([1, 1, 1])
        #expect(tally.concordance() == nil)
    }
}
