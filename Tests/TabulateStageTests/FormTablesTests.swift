import Problems
import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct FormTablesTests {
    private func tables(_ lines: [String], weight: String? = nil, population: Int? = nil) throws -> FormTables
    {
        let form = instrument(
            try question("n", .decimal), try question("q", .rank, choices("a", "b")),
            try question("w", .decimal))
        let plan = FormPlan(form, derived: [], demographics: [], weight: "w")
        return FormTables(
            plan: plan, tally: try tally(plan, lines, weight: weight),
            form: Form(name: "f", instrument: "", responses: [], population: population),
            isWeighted: weight != nil, threads: 1)
    }

    @Test func `numbers stand in the order of the questions`() throws {
        #expect(try tables(["n,q_a,q_b,w", "1,1,2,1"]).numbers.map(\.question) == ["n", "q_a", "q_b"])
    }

    /// Weights 1, 2, 3: (6)²/14 and 3 · 14/36.
    @Test func `weights tell what they cost`() throws {
        let found = try tables(["n,q_a,q_b,w", "1,1,2,1", "1,1,2,2", "1,1,2,3"], weight: "w").weights
        #expect(
            found.map(\.measure) == [.respondents, .sum, .smallest, .largest, .effectiveSize, .designEffect])
        #expect(found.map(\.value) == [3, 6, 1, 3, 36.0 / 14, 42.0 / 36])
        #expect(try tables(["n,q_a,q_b,w", "1,1,2,1"]).weights.isEmpty)
    }

    @Test func `an answer that is none in one question only is warned of`() throws {
        func form(_ isUndecided: Bool) throws -> FormTables {
            let hard = [false, isUndecided].map {
                [Choice(name: "3", label: LocalizedText(everywhere: "Hard to say"), isUndecided: $0)]
            }
            let form = instrument(
                try question("q1", .single, choices("1") + hard[0]),
                try question("q2", .single, choices("1") + hard[1])
            )
            let plan = FormPlan(form, derived: [], demographics: [])
            return FormTables(
                plan: plan, tally: try tally(plan, ["q1,q2", "1,1"]),
                form: Form(name: "f", instrument: "", responses: []), isWeighted: false, threads: 1)
        }
        #expect(try form(false).warnings(configuration: "wave.yml").isEmpty)
        let found = try form(true).warnings(configuration: "wave.yml")
        #expect(
            found.map(\.what) == [
                "\u{201C}Hard to say\u{201D} is marked as missing in q2, but is an answer like any other in q1"
            ])
        #expect(found.map(\.position.file) == ["form.csv"])
    }

    @Test func `a population below the sample and rankings with gaps are warned of`() throws {
        let found = try tables(["n,q_a,q_b,w", "1,1,2,1", "1,1,,1"], population: 1)
            .warnings(configuration: "wave.yml")
        #expect(found.map(\.severity) == [.warning, .warning])
        #expect(found[0].what == "the population of 1 is smaller than the sample of 2")
        #expect(found[1].what == "1 of 2 rankings of q leave out an item and are in no figure")
    }
}
