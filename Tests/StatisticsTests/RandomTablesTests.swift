import Testing

@testable import Statistics

/// Both ways to draw tables, against the probabilities of all tables.
struct RandomTablesTests {
    private static let tables = [
        ContingencyTable(rows: 2, columns: 4, counts: [3, 1, 6, 2, 2, 4, 1, 9]),
        ContingencyTable(rows: 3, columns: 3, counts: [3, 1, 0, 2, 4, 1, 0, 2, 5]),
        ContingencyTable(rows: 4, columns: 3, counts: [1, 0, 3, 2, 2, 2, 0, 4, 1, 1, 1, 1]),
    ]

    @Test(arguments: tables, [true, false])
    func `tables come with their probabilities`(_ table: ContingencyTable, _ deals: Bool) throws {
        let (margins, _) = try #require(FixedMargins.of(table))
        for threshold in [0.5, 2, 4, 6, 8, 10] {
            var walk = TableWalk(
                margins, threshold, LogFactorials(upTo: margins.total), limit: 1_000_000)
            let found = walk.p()
            let p = try #require(found)
            var random = RandomTables(margins, deals: deals)
            let share = Double(random.count(20_000, atLeast: threshold)) / 20_000
            #expect(abs(share - p) <= 4 * (p * (1 - p) / 20_000).squareRoot(), "χ² of \(threshold) or more")
        }
    }

    /// P. Diaconis and B. Efron, Annals of Statistics 13 (1985), 845–874: eye and hair colour of 592 people, of
    /// whose margins there are 1,225,914,276,768,514 tables.
    @Test func `about how many tables there are is known beforehand`() throws {
        let table = ContingencyTable(
            rows: 4, columns: 4, counts: [68, 119, 26, 7, 20, 84, 17, 94, 15, 54, 14, 10, 5, 29, 14, 16])
        let (margins, _) = try #require(FixedMargins.of(table))
        let tables = margins.approximateTables(LogFactorials(upTo: 600))
        #expect(tables > 0.5 * 1.2259e15 && tables < 2 * 1.2259e15)
    }
}
