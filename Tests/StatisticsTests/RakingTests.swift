import Statistics
import Testing

struct RakingTests {
    @Test(arguments: Reference.cases(of: "raking"))
    func `equals R's rake at its limit`(_ reference: Reference) throws {
        let (cells, margins) = try sample(reference)
        let raking = try Raking(cells, to: margins, total: reference.number("total"))
        #expect(raking.largestError < 1e-10)
        for (weight, expected) in try zip(raking.weights, reference.values("weight")) {
            expectClose(weight, expected)
        }
        try expectClose(WeightTally(raking.weights).effectiveSize, reference.value("size"))
    }

    /// The first weights for `golden.csv` and the effective size, worked out once before in R.
    @Test func `of golden.csv is found`() throws {
        let golden = try #require(Reference.cases(of: "raking").first)
        let (cells, margins) = try sample(golden)
        let raking = try Raking(cells, to: margins, total: 100)
        for (weight, expected) in zip(raking.weights, [5.81588916694, 3.50007834978, 6.56264690583]) {
            expectClose(weight, expected)
        }
        expectClose(WeightTally(raking.weights).effectiveSize, 21.7731884464)
    }

    private func sample(_ reference: Reference) throws -> (cells: [Raking.Cell], margins: [[Double]]) {
        let names = reference.name.hasSuffix("three-margins") ? 1...3 : 1...2
        let categories = try names.map { try reference.integers("category\($0)") }
        let cells = try reference.numbers("base").enumerated().map { index, base in
            Raking.Cell(categories: categories.map { $0[index] - 1 }, baseWeight: base)
        }
        return (cells, try names.map { try reference.numbers("margin\($0)") })
    }

    @Test func `respondents of one cell are raked as if each had their own`() throws {
        let (a, b, c) = ([0, 0], [0, 1], [1, 0])
        let together = [
            Raking.Cell(categories: a, count: 3), .init(categories: b), .init(categories: c, count: 2),
        ]
        let apart = [a, a, a, b, c, c].map { Raking.Cell(categories: $0) }
        let margins: [[Double]] = [[60, 40], [70, 30]]
        let raked = try Raking(together, to: margins)
        let single = try Raking(apart, to: margins)
        expectClose(raked.weights[0], single.weights[2])
        expectClose(raked.weights[2], single.weights[5])
        expectClose(3 * raked.weights[0] + raked.weights[1] + 2 * raked.weights[2], 6)
    }

    @Test func `a cap holds together with the margins`() throws {
        var generator = SplitMix64(seed: 5)
        let cells = (0..<200).map { _ in
            let weight = Double.random(in: 0.2...9, using: &generator)
            let categories = [
                Int.random(in: 0..<2, using: &generator), Int.random(in: 0..<3, using: &generator),
            ]
            return Raking.Cell(categories: categories, baseWeight: weight)
        }
        let margins: [[Double]] = [[48, 52], [20, 30, 50]]
        let free = try Raking(cells, to: margins)
        let capped = try Raking(cells, to: margins, cap: 1.6)
        #expect((free.weights.max() ?? 0) > 1.7)
        #expect((capped.weights.max() ?? 9) <= 1.6 * (1 + 1e-8))
        #expect(capped.largestError < 1e-10)
        expectClose(capped.weights.reduce(0, +), 200)
    }

    @Test func `an impossible margin is named`() {
        let cells = [Raking.Cell(categories: [0, 1]), Raking.Cell(categories: [0, 0])]
        #expect(throws: RakingError.emptyCategory(margin: 0, category: 1)) {
            try Raking(cells, to: [[50, 50], [50, 50]])
        }
        #expect(throws: RakingError.unwantedCategory(margin: 1, category: 0)) {
            try Raking(cells, to: [[1, 0], [0, 1]])
        }
        #expect(throws: RakingError.invalidShares(margin: 1)) { try Raking(cells, to: [[1], [0, 0]]) }
        #expect(throws: RakingError.emptyCategory(margin: 0, category: 0)) { try Raking([], to: [[1]]) }
    }

    @Test func `margins that contradict each other are refused`() {
        // Everybody of the first category of one margin is in the first of the other.
        let cells = [Raking.Cell(categories: [0, 0]), Raking.Cell(categories: [1, 1])]
        #expect {
            try Raking(cells, to: [[30, 70], [70, 30]])
        } throws: { error in
            guard case .contradictoryMargins = error as? RakingError else { return false }
            return true
        }
    }

    @Test func `a cap below what the margins need is refused`() {
        let cells = [Raking.Cell(categories: [0]), Raking.Cell(categories: [1], count: 9)]
        #expect {
            try Raking(cells, to: [[50, 50]], cap: 3)
        } throws: { error in
            guard case .unreachableCap(let ratio) = error as? RakingError else { return false }
            return abs(ratio - 5) < 1e-9
        }
    }

    @Test func `a base weight that is not positive is refused`() {
        for weight in [0, -1, .nan, .infinity] {
            let cells = [Raking.Cell(categories: [0]), Raking.Cell(categories: [0], baseWeight: weight)]
            #expect(throws: RakingError.invalidWeight(cell: 1)) { try Raking(cells, to: [[1]]) }
        }
    }

    @Test func `missing answers are refused or spread, as asked`() throws {
        let cells = [
            Raking.Cell(categories: [0], count: 4), Raking.Cell(categories: [1], count: 4),
            Raking.Cell(categories: [nil], count: 2),
        ]
        #expect(throws: RakingError.missingAnswer(margin: 0, cell: 2)) { try Raking(cells, to: [[25, 75]]) }
        let spread = try Raking(cells, to: [[25, 75]], missing: .spread)
        for (weight, expected) in zip(spread.weights, [0.5, 1.5, 1]) { expectClose(weight, expected) }
    }
}
