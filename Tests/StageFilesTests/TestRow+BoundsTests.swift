import StageFiles
import SurveyModel
import Testing

struct TestRowBoundsTests {
    @Test(arguments: [
        (0.95, [0.001, 0.01, 0.049]), (0.9, [0.001, 0.01, 0.098]), (0.99, [0.001, 0.0098]),
        (0.999, [0.00098]),
    ])
    func `the largest bound lies just below what shows nothing`(level: Double, bounds: [Double]) {
        let options = StatisticsOptions(level: level)
        #expect(zip(TestRow.bounds(options), bounds).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(TestRow.bounds(options).count == bounds.count)
        #expect(TestRow.bounds(options).allSatisfy { $0 < options.significance })
    }
}
