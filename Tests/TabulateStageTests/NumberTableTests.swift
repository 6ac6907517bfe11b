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

    @Test func `scores counted apart are in no mean`() throws {
        let asked = try question("g_1", .single, choices("1", "2", "9"), scale: .ordinal, grid: "g")
        let plan = FormPlan(instrument(asked), derived: [], demographics: [])
        let found = try tally(plan, ["g_1", "1", "2", "9"])
        let answers = try #require(NumberAnswers(scores: found.items[0]))
        #expect(answers.row(Estimation()).mean == 1.5)
    }
}
