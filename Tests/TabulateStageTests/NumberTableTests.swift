import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct NumberTableTests {
    @Test func `a number without answers, with one and with equal ones`() throws {
        let plan = FormPlan(instrument(try question("q", .decimal)), derived: [], demographics: [])
        func row(_ values: [String]) throws -> [String] {
            let tally = try tally(plan, ["r,q"] + values.map { "1,\($0)" })
            return NumberAnswers(tally.numbers[0]).row(Estimation()).cells([])
        }
        func expected(_ cells: String...) -> [String] {
            cells + Array(repeating: "", count: 17 - cells.count) + ["t; quantiles type 7"]
        }
        #expect(try row(["", ".i"]) == expected("q", "0"))
        #expect(
            try row(["2.5"]) == expected("q", "1", "2.5", "", "", "", "2.5", "2.5", "2.5", "2.5", "2.5"))
        #expect(
            try row(["3", "3", "3"]) == expected("q", "3", "3", "0", "3", "3", "3", "3", "3", "3", "3"))
    }

    @Test func `the places of a ranking are numbers of complete rankings`() throws {
        let plan = FormPlan(
            instrument(try question("q", .rank, choices("a", "b"))), derived: [], demographics: [])
        let found = try tally(plan, ["q_a,q_b", "1,2", "2,1", "1,2", "1,"])
        let places = NumberAnswers.places(found.items[0]).map { $0.row(Estimation()) }
        #expect(places.map(\.question) == ["q_a", "q_b"])
        #expect(places.map(\.n) == [3, 3])
        #expect(places.map(\.mean) == [4.0 / 3, 5.0 / 3])
    }

    /// 18 times 3, twice 2 and once 1: Student's interval reaches 3.04 (see the tests of `Interval`).
    @Test func `the interval of a mean stays on its scale, and says so`() throws {
        let asked = try question("g_1", .single, choices("1", "2", "3"), scale: .ordinal, grid: "g")
        let plan = FormPlan(instrument(asked), derived: [], demographics: [])
        let answers = Array(repeating: "3", count: 18) + ["2", "2", "1"]
        let found = try tally(plan, ["g_1"] + answers)
        let row = try #require(NumberAnswers(scores: found.items[0])).row(Estimation())
        #expect(abs(try #require(row.high) - 2.946962864323) < 1e-9)
        #expect(row.method == "t; t, on the scale; quantiles type 7")
    }

    @Test(arguments: [
        (". >= 0 and . <= 60", 0.0, 60.0), (". > 0 and . < 60", -1, -1), (". >= 0", -1, -1),
        (". >= 18 and . <= 100 and . != 50", 18, 100),
    ])
    func `a number has the scale that its constraint sets`(constraint: String, low: Double, high: Double)
        throws
    {
        let bounds = try question("q", .decimal, constraint: constraint).bounds
        #expect(bounds == (low < 0 ? nil : low...high))
    }

    @Test func `what is no answer is in no mean, though it is counted`() throws {
        var hard = Choice(name: "9", label: LocalizedText(everywhere: "hard"))
        hard.isUndecided = true
        let asked = try question("g_1", .single, choices("1", "2") + [hard], scale: .ordinal, grid: "g")
        let plan = FormPlan(instrument(asked), derived: [], demographics: [])
        let found = try tally(plan, ["g_1", "1", "2", "9"])
        let answers = try #require(NumberAnswers(scores: found.items[0]))
        #expect(answers.row(Estimation()).mean == 1.5)
        #expect(found.items[0].distribution(Estimation()).map(\.base) == [3, 3, 3])
    }

    @Test func `scores counted apart are in no mean`() throws {
        let asked = try question("g_1", .single, choices("1", "2", "9"), scale: .ordinal, grid: "g")
        let plan = FormPlan(instrument(asked), derived: [], demographics: [])
        let found = try tally(plan, ["g_1", "1", "2", "9"])
        let answers = try #require(NumberAnswers(scores: found.items[0]))
        #expect(answers.row(Estimation()).mean == 1.5)
    }
}
