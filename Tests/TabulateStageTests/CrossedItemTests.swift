import StageFiles
import SurveyModel
import Testing

@testable import TabulateStage

struct CrossedItemTests {
    private func crossed(_ asked: Question, _ lines: [String]) throws -> CrossedItem {
        let by = try question("by", .single, choices("1", "2", "9"), scale: .ordinal)
        let demographic = try #require(ClosedItem(by))
        let plan = FormPlan(instrument(asked, by), derived: [], demographics: [demographic])
        return CrossedItem(tally: try tally(plan, lines).items[0], demographic: demographic, index: 0)
    }

    @Test func `rows and columns counted apart are left out`() throws {
        let crossed = try crossed(
            question("q", .single, choices("1", "2", "9")),
            ["q,by", "1,1", "1,2", "2,2", "9,1", "1,9", "1,\"\"", ",1"])
        let cells = crossed.crosstab(Estimation())
        #expect(cells.map(\.n) == [1, 1, 0, 1])
        #expect(cells.map(\.base) == [1, 2, 1, 2])
        #expect(cells.map(\.percent) == [100, 50, 0, 50])
        #expect(cells.map { "\($0.code) \($0.byCode)" } == ["1 1", "1 2", "2 1", "2 2"])
    }

    @Test func `an empty column has no percentages`() throws {
        let crossed = try crossed(question("q", .single, choices("1", "2")), ["q,by", "1,1", "2,1"])
        let empty = try #require(crossed.crosstab(Estimation()).first { $0.byCode == "2" })
        #expect(empty.base == 0 && empty.percent == nil && empty.adjustedResidual == nil)
    }

    @Test func `the base of an option is the column's respondents who answered the question`() throws {
        let crossed = try crossed(
            question("q", .multiple, choices("a", "b")), ["q_a,q_b,by", "1,,1", ",1,1", "0,0,2", ",,2"])
        #expect(crossed.crosstab(Estimation()).map(\.base) == [2, 1, 2, 1])
        #expect(crossed.table(option: 1).cells.map(\.count) == [1, 0, 1, 1])
    }

    /// 50 % of 100 to 30 % of 120: z = 3.03, p .0025.
    @Test func `a larger share carries the letter of the smaller; a small base is marked`() throws {
        func lines(_ answer: String, _ by: String, _ count: Int) -> [String] {
            Array(repeating: "\(answer),\(by)", count: count)
        }
        let asked = try question("q", .single, choices("1", "2"))
        let large = try crossed(
            asked,
            ["q,by"] + lines("1", "1", 50) + lines("2", "1", 50) + lines("1", "2", 36) + lines("2", "2", 84))
        #expect(large.crosstab(Estimation()).map(\.letters) == ["B", "", "", "A"])
        let small = try crossed(asked, ["q,by"] + lines("1", "1", 50) + lines("1", "2", 29))
        #expect(small.crosstab(Estimation()).map(\.letters) == ["", "*", "", "*"])
    }

    @Test func `an own answer has no place on a scale`() throws {
        let own = try question("q", .single, choices("1", "2", "other", "9"), scale: .ordinal)
        let ordered = try #require(
            try crossed(own, ["q,by", "1,1", "2,2", "other,2", "9,1"]).orderedTable)
        #expect(ordered.cells.map(\.count) == [1, 0, 0, 1])
        let nominal = try question("q", .single, choices("1", "2"))
        #expect(try crossed(nominal, ["q,by", "1,1"]).orderedTable == nil)
    }
}
