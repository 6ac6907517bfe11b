import Statistics
import Testing

struct MultipleTestingTests {
    @Test(arguments: Reference.cases(of: "family"))
    func `equals R's p.adjust`(_ reference: Reference) throws {
        let p = try reference.numbers("p")
        let expectedHolm = try reference.values("holm")
        let expectedBH = try reference.values("bh")
        for (index, adjusted) in holm(p).enumerated() { expectClose(adjusted, expectedHolm[index]) }
        for (index, adjusted) in benjaminiHochberg(p).enumerated() {
            expectClose(adjusted, expectedBH[index])
        }
    }

    @Test func `no tests, no adjusted values`() {
        #expect(holm([]).isEmpty)
        #expect(benjaminiHochberg([]).isEmpty)
    }

    @Test func `the order of the tests does not matter`() {
        let p = [0.2, 0.01, 0.04, 0.04, 0.9]
        #expect(Array(holm(p.reversed()).reversed()) == holm(p))
        #expect(Array(benjaminiHochberg(p.reversed()).reversed()) == benjaminiHochberg(p))
    }
}
