import StageFiles
import Statistics
import SurveyModel

/// What is to be tested of a form, in the order of its questions.
struct PlannedTests {
    enum Test {
        /// A closed question, or one option of it, by a demographic.
        case association(CrossedItem, option: Int?)
        /// A number, or a score, by a demographic.
        case numbers(NumberTests, decide: Bool)
        case ranking(RankingTally, question: String, incomplete: Int)
        case reliability(ReliabilityTally, grid: String, items: Int)
        case scale(ScaleTally, SurveyIndex)
        case duration(DurationTest)
    }

    private struct Pair: Hashable {
        let questions: Set<String>

        init(_ one: String, _ other: String) { questions = [one, other] }
    }

    private let plan: FormPlan
    private let tally: FormTally
    private(set) var all: [Test] = []
    /// The pairs of questions to be tested. A pair is tested once, whichever of the two is crossed with the other.
    private var pairs: Set<Pair> = []

    init(_ plan: FormPlan, _ tally: FormTally) {
        self.plan = plan
        self.tally = tally
        for question in plan.questions { add(question) }
        for share in plan.derived { addClosed(share.name) }
        for index in plan.scores.indices {
            guard let numbers = tally.numbers.first(where: { $0.variable == index.name }) else { continue }
            addNumbers(NumberAnswers(numbers), decide: true)
        }
        for answers in plan.durations.compactMap({ DurationAnswers($0, tally) }) {
            all += plan.demographics.enumerated().map { index, demographic in
                .duration(DurationTest(answers: answers, demographic: demographic, index: index))
            }
        }
        for (scale, place) in zip(tally.scales, plan.reflective) {
            all.append(.scale(scale, plan.scores.indices[place]))
        }
    }

    private mutating func add(_ question: Question) {
        addClosed(question.name)
        if let numbers = tally.numbers.first(where: { $0.variable == question.name }) {
            addNumbers(NumberAnswers(numbers), decide: true)
        }
        guard let item = tally.items.first(where: { $0.item.name == question.name }) else { return }
        if item.item.kind == .score, let scores = NumberAnswers(scores: item) {
            addNumbers(scores, decide: false)
        }
        if let ranking = item.ranking {
            all.append(.ranking(ranking, question: question.name, incomplete: item.invalid))
        }
        for (grid, scores) in zip(plan.grids, tally.grids) where grid.items.last?.name == question.name {
            all.append(.reliability(scores, grid: grid.name, items: grid.items.count))
        }
    }

    private mutating func addClosed(_ name: String) {
        guard let item = tally.items.first(where: { $0.item.name == name }) else { return }
        for (index, demographic) in plan.demographics.enumerated() where demographic.name != name {
            let crossed = CrossedItem(tally: item, demographic: demographic, index: index)
            guard pairs.insert(Pair(name, demographic.name)).inserted else { continue }
            let options: [Int?] = item.item.isPerCode ? item.item.validCodes : [nil]
            all += options.map { .association(crossed, option: $0) }
        }
    }

    private mutating func addNumbers(_ answers: NumberAnswers, decide: Bool) {
        for (index, demographic) in plan.demographics.enumerated() {
            let tests = NumberTests(answers: answers, demographic: demographic, index: index)
            all.append(.numbers(tests, decide: decide))
        }
    }
}

extension PlannedTests.Test {
    /// Whether one of its rows decides on a hypothesis, if it can be tested at all.
    var decides: Bool {
        switch self {
        case .association, .ranking, .duration: true
        case .numbers(_, let decide): decide
        case .reliability, .scale: false
        }
    }

    /// - Parameter family: Over about how many tests p-values are adjusted.
    func tests(_ estimation: Estimation, family: Int) -> [FormTest] {
        switch self {
        case .association(let crossed, let option):
            AssociationTests(crossed, option: option, estimation, family: family).tests
        case .numbers(let tests, let decide): tests.tests(areDecisive: decide)
        case .ranking(let ranking, let question, let incomplete):
            [ranking.test(of: question, incomplete: incomplete)]
        case .reliability(let scores, let grid, let items): [scores.test(of: grid, items: items)]
        case .scale(let tally, let index): tally.tests(of: index)
        case .duration(let test): test.tests
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

extension ScaleTally {
    /// The rows of an index: how far its items measure the same, and how each goes with the others.
    fileprivate func tests(of index: SurveyIndex) -> [FormTest] {
        let notes: [TestNote] = [.items(items), .incomplete(incomplete)]
        var tests = [(TestName.cronbachAlpha, alpha), (.mcdonaldOmega, omega)].map { name, value in
            var test = FormTest(name, of: index.name, notes: value == nil ? notes + [.notTestable] : notes)
            (test.row.n, test.row.statistic) = (complete, value)
            return test
        }
        for (item, correlation) in zip(index.items, itemRest ?? []) {
            var test = FormTest(.itemRest, of: item.name, by: index.name)
            (test.row.n, test.row.statistic) = (complete, correlation)
            tests.append(test)
        }
        return tests
    }
}
