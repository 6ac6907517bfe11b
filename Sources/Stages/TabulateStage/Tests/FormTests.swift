import OrderedWork
import StageFiles
import Statistics
import SurveyModel

/// All tests of a form, in the order of its questions.
struct FormTests {
    private let isWeighted: Bool
    private let tests: [FormTest]
    /// For each test the number of the hypothesis it decides on.
    private let hypotheses: [Int?]
    /// The p-values of these.
    private let family: [Double]

    /// Makes the tests, side by side: none depends on another.
    init(_ plan: FormPlan, _ tally: FormTally, _ estimation: Estimation, threads: Int) throws {
        let planned = PlannedTests(plan, tally).all
        let deciding = planned.count(where: \.decides)
        var tests: [FormTest] = []
        var next = planned.makeIterator()
        try inOrder(threads: threads) {
            next.next()
        } work: { planned in
            planned.tests(estimation, family: deciding)
        } take: {
            tests += $0
        }
        var hypotheses: [Int?] = []
        var family: [Double] = []
        for test in tests {
            hypotheses.append(test.isDecisive ? family.count : nil)
            if test.isDecisive, let p = test.row.p { family.append(p) }
        }
        (self.tests, self.hypotheses, self.family) = (tests, hypotheses, family)
        isWeighted = estimation.design != nil
    }

    /// The rows of `tests.csv`. The adjusted p-value stands in the row that decides on a pair.
    func rows(_ adjustment: StatisticsOptions.Adjustment) -> [TestRow] {
        let adjusted = adjustment == .holm ? holm(family) : benjaminiHochberg(family)
        return zip(tests, hypotheses).map { test, hypothesis in
            var test = test
            if isWeighted, test.row.test != TestName.raoScott.rawValue { test.add([.unweighted]) }
            if let hypothesis {
                test.row.pAdjusted = adjusted[hypothesis]
                test.add([.adjusted(adjustment, tests: family.count)])
            }
            return test.row
        }
    }
}
