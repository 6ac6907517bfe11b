import StageFiles
import SurveyModel
import Testing

struct TestRowBoundsTests {
    @Test(arguments: [
        (0.95, 0.0005, 0.001), (0.95, 0.001, 0.001), (0.95, 0.004, 0.01), (0.95, 0.04, 0.049),
        (0.95, 0.0495, 1), (0.95, 0.7, 1), (0.9, 0.07, 0.098), (0.9, 0.099, 1), (0.99, 0.005, 0.0098),
        (0.99, 0.02, 1),
    ])
    func `of a p-value only a bound is told, and on which side of the level it is`(
        level: Double, p: Double, bound: Double
    ) {
        var options = StatisticsOptions()
        options.level = level
        #expect(abs(TestRow.bound(of: p, options) - bound) < 1e-12)
    }
}
