import Statistics
import Testing

struct WeightedTableRaoScottTests {
    @Test(arguments: Reference.cases(of: "weighted"))
    func `equals R's svychisq`(_ reference: Reference) throws {
        let sample = try WeightedSample(reference)
        let test = try #require(sample.table.raoScott(design: sample.domain(nil).design))
        try expectClose(test.statistic, reference.value("f"))
        try expectClose(test.numeratorDegrees, reference.value("ndf"))
        try expectClose(test.denominatorDegrees, reference.value("ddf"))
        try expectClose(test.p, reference.value("p"))
    }

    /// With equal weights V is that of simple random sampling times n/(n − 1), except that it is of the
    /// shares observed; so the statistic is close to Pearson's over its degrees of freedom.
    @Test func `with equal weights and independence is close to Pearson's`() throws {
        let counts = [400, 405, 210, 805, 790, 400]
        let pearson = try #require(ContingencyTable(rows: 2, columns: 3, counts: counts).pearson())
        let cells = counts.map { WeightTally(count: $0, sum: Double($0), sumOfSquares: Double($0)) }
        let table = WeightedTable(rows: 2, columns: 3, cells: cells)
        let test = try #require(table.raoScott(design: SurveyDesign(respondents: pearson.n)))
        expectClose(test.statistic, pearson.statistic / 2, relative: 0.01)
        expectClose(test.numeratorDegrees, 2, relative: 0.001)
    }

    @Test func `is nothing where there is nothing to test`() {
        let one = WeightTally([1, 2])
        let none = WeightTally()
        let design = SurveyDesign(respondents: 8)
        let row = WeightedTable(rows: 2, columns: 2, cells: [one, one, none, none])
        #expect(row.raoScott(design: design) == nil)
        let full = WeightedTable(rows: 2, columns: 2, cells: [one, one, one, one])
        #expect(full.raoScott(design: SurveyDesign(respondents: 8, population: 8)) == nil)
        #expect(full.raoScott(design: SurveyDesign(respondents: 8, domain: 1)) == nil)
        #expect(full.raoScott(design: design) != nil)
        // Four degrees of freedom cannot be told from three cells.
        let diagonal = WeightedTable(
            rows: 3, columns: 3, cells: [one, none, none, none, one, none, none, none, one])
        #expect(diagonal.raoScott(design: design) == nil)
    }
}
