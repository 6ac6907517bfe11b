import Statistics
import Testing

extension ContingencyTable {
    init(_ reference: Reference) throws {
        self.init(
            rows: try reference.integer("rows"), columns: try reference.integer("columns"),
            counts: try reference.integers("counts"))
    }
}

struct ContingencyTableChiSquareTests {
    @Test(arguments: Reference.cases(of: "table"))
    func `equals R's chisq.test`(_ reference: Reference) throws {
        let table = try ContingencyTable(reference)
        let test = try #require(table.pearson())
        try expectClose(test.statistic, reference.value("chisq"))
        try expectClose(Double(test.degreesOfFreedom), reference.value("df"))
        try expectClose(test.p, reference.value("p"), floor: 0)
        try expectClose(test.cramersV, reference.value("v"))
        try expectClose(test.minExpected, reference.value("minexpected"))
        try expectClose(table.residualBound(), reference.value("bound"))
        #expect(test.n == table.total)
        let ratio = try #require(table.likelihoodRatio())
        // Where the shares are equal the logarithms of R and of the module cancel to different dust.
        try expectClose(ratio.statistic, reference.value("g"), floor: 1e-11)
        try expectClose(ratio.p, reference.value("gp"), floor: 0)
        for (index, residual) in try reference.values("residual").enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: table.columns)
            expectClose(table.adjustedResidual(row: row, column: column), residual, "\(row), \(column)")
        }
    }

    /// Answer by stratum of `golden.csv`, worked out once before by hand formulas in R.
    @Test func `of golden.csv is found`() throws {
        let table = ContingencyTable(rows: 2, columns: 2, counts: [7, 4, 4, 6])
        let test = try #require(table.pearson())
        expectClose(test.statistic, 1.17322314, relative: 1e-8)
        expectClose(test.p, 0.27873996, relative: 1e-7)
        expectClose(test.cramersV, 0.236363636, relative: 1e-8)
        expectClose(table.adjustedResidual(row: 0, column: 0), 1.08315426, relative: 1e-8)
        expectClose(table.likelihoodRatio()?.statistic, 1.18371216, relative: 1e-8)
        expectClose(table.fisherExact(), 0.394855918, relative: 1e-8)
    }

    @Test func `empty rows and columns change nothing`() throws {
        let padded = ContingencyTable(rows: 3, columns: 3, counts: [10, 0, 5, 0, 0, 0, 5, 0, 10])
        #expect(padded.pearson() == ContingencyTable(rows: 2, columns: 2, counts: [10, 5, 5, 10]).pearson())
    }

    @Test func `of fewer than two rows or columns is nothing`() {
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [3, 4, 0, 0]).pearson() == nil)
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [3, 0, 4, 0]).pearson() == nil)
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [0, 0, 0, 0]).pearson() == nil)
        #expect(ContingencyTable(rows: 0, columns: 0, counts: []).pearson() == nil)
    }

    @Test func `residuals are undefined where a row or column holds nobody or everybody`() {
        let table = ContingencyTable(rows: 2, columns: 3, counts: [3, 4, 0, 0, 0, 0])
        #expect(table.adjustedResidual(row: 0, column: 0) == nil)
        #expect(table.adjustedResidual(row: 1, column: 0) == nil)
        #expect(table.adjustedResidual(row: 0, column: 2) == nil)
    }

    /// A diagonal table is the strongest association there is: χ² = n(k − 1), so V = 1.
    @Test func `V is 1 for complete association`() {
        #expect(ContingencyTable(rows: 2, columns: 2, counts: [7, 0, 0, 9]).pearson()?.cramersV == 1)
    }

    @Test func `V and p stay defined for statistics far in the tail`() throws {
        let table = ContingencyTable(rows: 2, columns: 2, counts: [5_000_000, 1, 1, 5_000_000])
        let test = try #require(table.pearson())
        #expect(test.p == 0)
        #expect(test.cramersV <= 1)
    }
}
