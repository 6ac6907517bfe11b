import Problems
import SurveyModel
import Testing

@testable import TabulateStage

struct FormPlanTests {
    @Test func `a grid is scored if several of its items have means`() throws {
        let form = instrument(
            try question("g_1", .single, choices("1", "2"), scale: .ordinal, grid: "g"),
            try question("g_2", .single, choices("1", "2"), scale: .ordinal, grid: "g"),
            try question("h_1", .single, choices("1", "2"), scale: .ordinal, grid: "h"),
            try question("i_1", .single, choices("a", "b"), grid: "i"),
            try question("i_2", .single, choices("a", "b"), grid: "i"))
        let plan = FormPlan(form, derived: [], demographics: [])
        #expect(plan.grids.map(\.name) == ["g"])
        #expect(plan.grids.first?.items.map(\.name) == ["g_1", "g_2"])
    }

    @Test func `a list that is no scale is not scored as one`() throws {
        var form = instrument(
            try question("g_1", .single, choices("1", "2"), scale: .ordinal, grid: "g"),
            try question("g_2", .single, choices("1", "2"), scale: .ordinal, grid: "g"))
        form.scales = []
        #expect(FormPlan(form, derived: [], demographics: []).grids.isEmpty)
    }

    @Test func `ids and weights are not tabulated`() throws {
        let form = instrument(
            try question("id", .text, role: .id), try question("w", .decimal), try question("q", .decimal))
        #expect(FormPlan(form, derived: [], demographics: [], weight: "w").questions.map(\.name) == ["q"])
    }

    @Test func `only questions with one answer can be crossed with`() throws {
        let form = instrument(
            try question("sex", .single, choices("1", "2"), role: .demographic),
            try question("several", .multiple, choices("a")))
        func demographics(_ names: [String]?) throws -> [String] {
            try Form(name: "f", instrument: "", responses: [], crosstabsBy: names)
                .demographics(form, configuration: "wave.yml").map(\.name)
        }
        #expect(try demographics(nil) == ["sex"])
        #expect(try demographics([]) == [])
        let several = try #require(throws: Failure.self) { try demographics(["several"]) }
        #expect(several.problems.first?.what.contains("cannot be crossed") == true)
        let unknown = try #require(throws: Failure.self) { try demographics(["sxe"]) }
        #expect(unknown.problems.first?.remedy == "did you mean sex?")
    }
}
