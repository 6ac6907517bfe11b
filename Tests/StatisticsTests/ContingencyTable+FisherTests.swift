import Statistics
import Testing

struct ContingencyTableFisherTests {
    @Test(arguments: Reference.cases(of: "fisher"))
    func `equals R's fisher.test`(_ reference: Reference) throws {
        try expectClose(ContingencyTable(reference).fisherExact(), reference.value("p"), floor: 0)
    }

    /// PSPP 1.6.2 leaves out ties and gives .085; the tables at both ends count: 2 · Σ = .143111 (R).
    @Test func `counts tables that are exactly as probable`() {
        let table = ContingencyTable(rows: 2, columns: 2, counts: [10, 5, 5, 10])
        expectClose(table.fisherExact(), 0.143111, relative: 1e-5)
    }

    /// Fisher's tea tasting, by hand: (1 + 16 + 16 + 1)/70.
    @Test func `of the tea tasting is 34 in 70`() {
        expectClose(ContingencyTable(rows: 2, columns: 2, counts: [3, 1, 1, 3]).fisherExact(), 34.0 / 70)
    }

    @Test func `is for two rows and two columns in use`() {
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [3, 0, 4, 0]).fisherExact() == nil)
        #expect(ContingencyTable(rows: 2, columns: 3, counts: [3, 1, 4, 2, 1, 1]).fisherExact() == nil)
        let padded = ContingencyTable(rows: 2, columns: 3, counts: [3, 0, 1, 1, 0, 3])
        expectClose(padded.fisherExact(), 34.0 / 70)
    }

    @Test func `does not change when rows and columns are exchanged`() {
        let table = ContingencyTable(rows: 2, columns: 2, counts: [12, 5, 3, 9])
        let turned = ContingencyTable(rows: 2, columns: 2, counts: [12, 3, 5, 9])
        expectClose(turned.fisherExact(), table.fisherExact() ?? .nan, relative: 1e-12)
    }

    @Test func `of millions is 0 or 1 where it should be`() {
        let opposed = ContingencyTable(rows: 2, columns: 2, counts: [900_000, 1, 1, 900_000])
        #expect(opposed.fisherExact() == 0)
        let even = ContingencyTable(rows: 2, columns: 2, counts: [500_000, 500_000, 500_000, 500_000])
        expectClose(even.fisherExact(), 1)
    }
}
