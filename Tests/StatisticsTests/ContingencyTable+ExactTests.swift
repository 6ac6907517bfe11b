import Statistics
import Testing

struct ContingencyTableExactTests {
    /// R, going through every table with the margins observed (`References/part-1-unweighted.R`).
    @Test(arguments: Reference.cases(of: "sparse"))
    func `equals R's`(_ reference: Reference) throws {
        let test = try #require(try ContingencyTable(reference).exactPearson())
        expectClose(test.p, try reference.value("p"))
        #expect(test.n == (try reference.integers("counts")).reduce(0, +))
    }

    /// Of 2 by 2 tables Pearson's statistic and the probability order alike where one of the margins is halved;
    /// then R's `fisher.test` has the same p.
    @Test(arguments: Reference.cases(of: "fisher"))
    func `of two by two with a halved margin is Fisher's`(_ reference: Reference) throws {
        let table = try ContingencyTable(reference)
        guard Set(table.rowTotals).count == 1 || Set(table.columnTotals).count == 1 else { return }
        expectClose(try #require(table.exactPearson()).p, try reference.value("p"))
    }

    /// 5 and 4 by 3, 3 and 3: the only tables as far from independence are the six with an answer that all of
    /// a column gave or none: 6 · C(3,3)·C(3,2)·C(3,0) = 18 of C(9,5) = 126.
    @Test func `is what one finds by hand`() throws {
        let table = ContingencyTable(rows: 2, columns: 3, counts: [3, 2, 0, 0, 1, 3])
        expectClose(try #require(table.exactPearson()).p, 18.0 / 126)
    }

    @Test func `the order of rows and columns, and which is which, change nothing`() throws {
        let table = ContingencyTable(rows: 3, columns: 4, counts: [3, 1, 0, 2, 2, 4, 1, 0, 0, 2, 5, 1])
        let moved = ContingencyTable(rows: 3, columns: 4, counts: [0, 1, 2, 5, 2, 0, 4, 1, 3, 2, 1, 0])
        let turned = ContingencyTable(rows: 4, columns: 3, counts: [3, 2, 0, 1, 4, 2, 0, 1, 5, 2, 0, 1])
        #expect(table.exactPearson() == moved.exactPearson())
        #expect(table.exactPearson() == turned.exactPearson())
    }

    @Test func `the table furthest from independence is counted, and all are at most 1`() throws {
        let diagonal = ContingencyTable(rows: 3, columns: 3, counts: [4, 0, 0, 0, 4, 0, 0, 0, 4])
        // 3! ways to pair rows with columns, of 12!/(4!)³ ways to deal the rows.
        expectClose(try #require(diagonal.exactPearson()).p, 6.0 / 34_650)
        let flat = ContingencyTable(rows: 3, columns: 3, counts: Array(repeating: 1, count: 9))
        expectClose(try #require(flat.exactPearson()).p, 1)
    }

    @Test func `too many tables are not gone through`() {
        let table = ContingencyTable(rows: 4, columns: 4, counts: Array(repeating: 8, count: 16))
        #expect(table.exactPearson() == nil)
        // Very unequal totals, of which the number of tables is hard to tell beforehand.
        let unequal = ContingencyTable(
            rows: 5, columns: 5, counts: (0..<25).map { $0 == 24 ? 5_000 : $0 % 6 == 0 ? 9 : 2 })
        #expect(unequal.exactPearson(limit: 5_000) == nil)
    }

    @Test func `of fewer than two rows or columns is nothing`() {
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [3, 4, 0, 0]).exactPearson() == nil)
    }
}
