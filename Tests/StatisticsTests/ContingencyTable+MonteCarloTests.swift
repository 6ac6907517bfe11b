import Statistics
import Testing

struct ContingencyTableMonteCarloTests {
    /// The reference is the exact p, from going through every table with the margins observed.
    @Test(arguments: Reference.cases(of: "sparse"))
    func `is within four standard errors of the exact p`(_ reference: Reference) throws {
        let exact = try reference.value("p")
        let test = try #require(try ContingencyTable(reference).monteCarlo())
        #expect(abs(test.p - exact) < 4 * (exact * (1 - exact) / Double(test.tables)).squareRoot() + 1e-4)
        expectClose(test.standardError, (test.p * (1 - test.p) / Double(test.tables)).squareRoot())
    }

    /// R's `chisq.test(simulate.p.value = TRUE)` with a million tables.
    @Test(arguments: Reference.cases(of: "simulated"))
    func `is within four standard errors of R's p`(_ reference: Reference) throws {
        let expected = try reference.value("p")
        let test = try #require(try ContingencyTable(reference).monteCarlo())
        let variance = expected * (1 - expected) * (1 / Double(test.tables) + 1e-6)
        #expect(abs(test.p - expected) < 4 * variance.squareRoot() + 1e-4)
    }

    @Test func `the order of rows and columns, and which is which, change nothing`() {
        let table = ContingencyTable(rows: 3, columns: 4, counts: [3, 1, 0, 2, 2, 4, 1, 0, 0, 2, 5, 1])
        let moved = ContingencyTable(rows: 3, columns: 4, counts: [0, 1, 2, 5, 2, 0, 4, 1, 3, 2, 1, 0])
        let turned = ContingencyTable(rows: 4, columns: 3, counts: [3, 2, 0, 1, 4, 2, 0, 1, 5, 2, 0, 1])
        #expect(table.monteCarlo() == table.monteCarlo())
        #expect(table.monteCarlo() == moved.monteCarlo())
        #expect(table.monteCarlo() == turned.monteCarlo())
    }

    /// With so many respondents the chi-square distribution is exact to three digits.
    @Test func `agrees with the chi-square distribution in large tables`() throws {
        let table = ContingencyTable(
            rows: 3, columns: 3, counts: [410, 390, 200, 405, 410, 185, 401_000, 399_000, 200_100])
        let p = try #require(table.pearson()?.p)
        let test = try #require(table.monteCarlo())
        #expect(abs(test.p - p) < 4 * test.standardError)
    }

    @Test func `where nothing can be shown a quarter of the tables is enough`() throws {
        let weak = ContingencyTable(rows: 2, columns: 3, counts: [4, 6, 8, 7, 5, 5])
        #expect(try #require(weak.monteCarlo()).tables == 5_000)
        #expect(try #require(weak.monteCarlo(significance: 0.99)).tables == 20_000)
        let strong = ContingencyTable(rows: 2, columns: 3, counts: [8, 2, 1, 1, 6, 7])
        #expect(try #require(strong.monteCarlo()).tables == 20_000)
    }

    /// With 20,000 tables p is at least 1/20,001, which adjusted for 1,000 tests or more shows nothing.
    @Test func `among many tests more tables are drawn where p is small`() throws {
        let table = ContingencyTable(rows: 2, columns: 3, counts: [8, 0, 0, 0, 8, 8])
        for (family, tables) in [(1, 20_000), (1_500, 60_000)] {
            #expect(try #require(table.monteCarlo(family: family)).tables == tables)
        }
        let less = ContingencyTable(rows: 2, columns: 3, counts: [7, 1, 2, 1, 7, 6])
        #expect(try #require(less.monteCarlo(family: 1_500)).tables == 20_000)
    }

    @Test func `never is zero`() throws {
        let table = ContingencyTable(rows: 2, columns: 3, counts: [20, 0, 0, 0, 20, 20])
        #expect(try #require(table.monteCarlo()).p == 1 / 20_001)
    }

    @Test func `of fewer than two rows or columns is nothing`() {
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [3, 4, 0, 0]).monteCarlo() == nil)
    }
}
