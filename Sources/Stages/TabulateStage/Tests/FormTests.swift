import StageFiles
import Statistics
import SurveyModel

/// All tests of a form, in the order of its questions.
struct FormTests {
    private struct Pair: Hashable {
        let questions: Set<String>

        init(_ one: String, _ other: String) { questions = [one, other] }
    }

    private let plan: FormPlan
    private let tally: FormTally
    private let estimation: Estimation
    private var tests: [FormTest] = []
    /// For each test the number of the hypothesis it decides on.
    private var hypotheses: [Int?] = []
    /// The p-values of these.
    private var family: [Double] = []
    /// The pairs of questions tested so far. A pair is tested once, whichever of the two is crossed with the other.
    private var tested: Set<Pair> = []

    init(_ plan: FormPlan, _ tally: FormTally, _ estimation: Estimation) {
        self.plan = plan
        self.tally = tally
        self.estimation = estimation
        for question in plan.questions { add(question) }
        for share in plan.derived { addClosed(share.name) }
    }

    /// The rows of `tests.csv`. The adjusted p-value stands in the row that decides on a pair.
    func rows(_ adjustment: StatisticsOptions.Adjustment) -> [TestRow] {
        let adjusted = adjustment == .holm ? holm(family) : benjaminiHochberg(family)
        return zip(tests, hypotheses).map { test, hypothesis in
            var test = test
            let isWeighted = test.row.test == TestName.raoScott.rawValue
            if estimation.design != nil, !isWeighted { test.add([.unweighted]) }
            if let hypothesis {
                test.row.pAdjusted = adjusted[hypothesis]
                test.add([.adjusted(adjustment, tests: family.count)])
            }
            return test.row
        }
    }

    private mutating func add(_ question: Question) {
        addClosed(question.name)
        if let numbers = tally.numbers.first(where: { $0.variable == question.name }) {
            addNumbers(NumberAnswers(numbers), areDecisive: true)
        }
        guard let item = tally.items.first(where: { $0.item.name == question.name }) else { return }
        if item.item.kind == .score, let scores = NumberAnswers(scores: item) {
            addNumbers(scores, areDecisive: false)
        }
        if let ranking = item.ranking {
            add([ranking.test(of: question.name, incomplete: item.invalid)])
        }
        for (grid, scores) in zip(plan.grids, tally.grids) where grid.items.last?.name == question.name {
            add([scores.test(of: grid.name, items: grid.items.count)])
        }
    }

    private mutating func addClosed(_ name: String) {
        guard let item = tally.items.first(where: { $0.item.name == name }) else { return }
        for (index, demographic) in plan.demographics.enumerated() where demographic.name != name {
            let crossed = CrossedItem(tally: item, demographic: demographic, index: index)
            guard tested.insert(Pair(name, demographic.name)).inserted else { continue }
            if item.item.isPerCode {
                for code in item.item.validCodes {
                    add(AssociationTests(crossed, option: code, estimation).tests)
                }
            } else {
                add(AssociationTests(crossed, estimation).tests)
            }
        }
    }

    private mutating func addNumbers(_ answers: NumberAnswers, areDecisive: Bool) {
        for (index, demographic) in plan.demographics.enumerated() {
            let tests = NumberTests(
                answers: answers, demographic: demographic, index: index)
            add(tests.tests(areDecisive: areDecisive))
        }
    }

    private mutating func add(_ new: [FormTest]) {
        tests += new
        for test in new {
            hypotheses.append(test.isDecisive ? family.count : nil)
            if test.isDecisive, let p = test.row.p { family.append(p) }
        }
    }
}

extension RankingTally {
    /// The row of a ranking: how far the respondents rank alike.
    fileprivate func test(of question: String, incomplete: Int) -> FormTest {
        var test = FormTest(.kendallW, of: question, notes: [.incomplete(incomplete)])
        test.row.n = complete
        if let concordance = concordance() {
            test.row.statistic = concordance.w
            test.row.df1 = Double(concordance.test.degreesOfFreedom)
            test.row.p = concordance.test.p
            test.add([.chiSquare(concordance.test.statistic)])
            test.isDecisive = true
        } else {
            test.add([.notTestable])
        }
        return test
    }
}

extension ReliabilityTally {
    /// The row of a grid: how far its items measure the same.
    fileprivate func test(of grid: String, items: Int) -> FormTest {
        var test = FormTest(.cronbachAlpha, of: grid, notes: [.items(items), .incomplete(incomplete)])
        test.row.n = complete
        test.row.statistic = alpha
        return test
    }
}
