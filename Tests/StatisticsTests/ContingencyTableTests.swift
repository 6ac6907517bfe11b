import Statistics
import Testing

struct ContingencyTableTests {
    private let table = ContingencyTable(rows: 3, columns: 3, counts: [4, 0, 1, 0, 0, 0, 2, 0, 6])

    @Test func `margins add up to the total`() {
        #expect(table.rowTotals == [5, 0, 8])
        #expect(table.columnTotals == [6, 0, 7])
        #expect(table.total == 13)
    }

    @Test func `leaves out the rows and columns that nobody is in`() {
        #expect(table.withoutEmptyMargins == ContingencyTable(rows: 2, columns: 2, counts: [4, 1, 2, 6]))
    }

    @Test func `cells are found by row and column`() {
        #expect(table[0, 2] == 1)
        #expect(table[2, 0] == 2)
    }

    @Test func `without cells has empty margins`() {
        let empty = ContingencyTable(rows: 0, columns: 0, counts: [])
        #expect(empty.total == 0)
        #expect(empty.withoutEmptyMargins == empty)
    }
}
