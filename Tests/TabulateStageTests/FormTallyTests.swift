import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct FormTallyTests {
    private func plan() throws -> FormPlan {
        let form = try Instrument.load(path: ReferenceForm.folder.appending(path: "form.csv").path)
        let demographics = form.demographics.compactMap { ClosedItem($0) }
        return FormPlan(form, derived: [], demographics: demographics, weight: "w")
    }

    private func lines() throws -> [String] {
        try ReferenceForm.coded().split(separator: "\n").map(String.init)
    }

    @Test(arguments: [nil, "w"])
    func `tallies of parts add up to the tally of the whole`(_ weight: String?) throws {
        let (plan, lines) = (try plan(), try lines())
        let whole = try tally(plan, lines, weight: weight)
        for cut in [1, 2, 40, lines.count] {
            var sum = try tally(plan, [lines[0]] + lines[cut...], weight: weight)
            sum += try tally(plan, Array(lines[..<cut]), weight: weight)
            #expect(sum.respondents == whole.respondents)
            #expect(sum.grids == whole.grids)
            #expect(sum.items.map(\.tallies) == whole.items.map(\.tallies))
            #expect(sum.items.map(\.ranking) == whole.items.map(\.ranking))
            for (ours, theirs) in zip(sum.numbers, whole.numbers) {
                #expect(ours.sorted.values == theirs.sorted.values)
                #expect(ours.sorted.tally == theirs.sorted.tally)
            }
        }
    }

    @Test func `weights add up and their range is kept`() throws {
        let plan = FormPlan(
            instrument(try question("q", .single, choices("1")), try question("w", .decimal)), derived: [],
            demographics: [], weight: "w")
        let found = try tally(plan, ["q,w", "1,0.5", ",2", "1,1"], weight: "w")
        #expect(found.weights == WeightTally([0.5, 2, 1]))
        #expect(found.respondents.range == 0.5...2)
        #expect(found.items[0].answers(0).chosen == WeightTally([0.5, 1]))
    }

    /// The second left out an item, the third all of them.
    @Test func `a grid counts those who answered all of it`() throws {
        let plan = FormPlan(
            instrument(
                try question("g_1", .single, choices("1", "2", "9"), scale: .ordinal, grid: "g"),
                try question("g_2", .single, choices("1", "2", "9"), scale: .ordinal, grid: "g")),
            derived: [], demographics: [])
        let grid = try tally(plan, ["g_1,g_2", "1,2", "1,9", "9,", "2,2"]).grids[0]
        #expect(grid.complete == 2)
        #expect(grid.incomplete == 1)
    }
}
