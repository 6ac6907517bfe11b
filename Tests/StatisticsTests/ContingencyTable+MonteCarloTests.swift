import Statistics
import Testing

struct ContingencyTableMonteCarloTests {
    /// The reference is the exact p, from going through every table with the margins observed.
    @Test(arguments: Reference.cases(of: "sparse"))
    func `is within four standard errors of the exact p`(_ reference: Reference) throws {
        let exact = try reference.value("p")
        for seed in UInt64(1)...3 {
            let test = try #require(try ContingencyTable(reference).monteCarlo(seed: seed))
            #expect(abs(test.p - exact) < 4 * (exact * (1 - exact) / 20_000).squareRoot() + 1e-4)
            expectClose(test.standardError, (test.p * (1 - test.p) / 20_000).squareRoot())
            #expect(test.tables == 20_000)
        }
    }

    @Test func `the same seed gives the same p`() {
        let table = ContingencyTable(rows: 3, columns: 3, counts: [3, 1, 0, 2, 4, 1, 0, 2, 5])
        #expect(table.monteCarlo(tables: 500, seed: 7) == table.monteCarlo(tables: 500, seed: 7))
    }

    /// With so many respondents the chi-square distribution is exact to three digits.
    @Test func `agrees with the chi-square distribution in large tables`() throws {
        let table = ContingencyTable(
            rows: 3, columns: 3, counts: [410, 390, 200, 405, 410, 185, 401_000, 399_000, 200_100])
        let p = try #require(table.pearson()?.p)
        let test = try #require(table.monteCarlo(tables: 2_000))
        #expect(abs(test.p - p) < 4 * test.standardError)
    }

    @Test func `never is zero`() throws {
        let table = ContingencyTable(rows: 2, columns: 3, counts: [20, 0, 0, 0, 20, 20])
        #expect(try #require(table.monteCarlo(tables: 999)).p == 0.001)
    }

    @Test func `of fewer than two rows or columns is nothing`() {
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [3, 4, 0, 0]).monteCarlo() == nil)
    }
}
