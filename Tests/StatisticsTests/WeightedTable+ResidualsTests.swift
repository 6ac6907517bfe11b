import Statistics
import Testing

struct WeightedTableResidualsTests {
    @Test(arguments: [1, 0.2, 30])
    func `with equal weights are those of the counts`(_ weight: Double) throws {
        let counts = ContingencyTable(rows: 3, columns: 3, counts: [5, 0, 9, 2, 0, 4, 8, 0, 1])
        let cells = counts.counts.map { count in
            WeightTally(
                count: count, sum: weight * Double(count), sumOfSquares: weight * weight * Double(count))
        }
        let table = WeightedTable(rows: 3, columns: 3, cells: cells)
        for (ours, theirs) in zip(table.adjustedResiduals, counts.adjustedResiduals) {
            #expect((ours == nil) == (theirs == nil))
            if let ours, let theirs { expectClose(ours, theirs, relative: 1e-12) }
        }
    }

    @Test func `are nothing without respondents or with all in one row`() {
        let none = WeightedTable(rows: 1, columns: 2, cells: [WeightTally(), WeightTally()])
        #expect(none.adjustedResiduals == [nil, nil])
        let one = WeightedTable(rows: 1, columns: 2, cells: [WeightTally([0.1, 0.2]), WeightTally([0.3])])
        #expect(one.adjustedResiduals == [nil, nil])
    }
}
