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

    /// All weights 1, so that sums are exact in whatever order they are made.
    @Test func `tallies of parts add up to the tally of the whole`() throws {
        let (plan, lines) = (try plan(), try lines())
        let whole = try tally(plan, lines)
        for cut in [1, 2, 40, lines.count] {
            let sum = try tally(plan, Array(lines[..<cut])) + tally(plan, [lines[0]] + lines[cut...])
            #expect(sum.weights == whole.weights)
            #expect(sum.weightRange == whole.weightRange)
            #expect(sum.grids == whole.grids)
            let estimation = Estimation()
            for (ours, theirs) in zip(sum.items, whole.items) {
                #expect(
                    ours.distribution(estimation).map { $0.cells(["kk"]) }
                        == theirs.distribution(estimation).map { $0.cells(["kk"]) })
                #expect(
                    ours.tallies.map { $0.crosses.map(\.cells) }
                        == theirs.tallies.map { $0.crosses.map(\.cells) })
                #expect(ours.ranking == theirs.ranking)
            }
            for (ours, theirs) in zip(sum.numbers, whole.numbers) {
                #expect(ours.values == theirs.values)
                #expect(ours.tally.totals == theirs.tally.totals)
            }
        }
    }

    @Test func `weights add up and their range is kept`() throws {
        let plan = FormPlan(
            instrument(try question("q", .single, choices("1")), try question("w", .decimal)), derived: [],
            demographics: [], weight: "w")
        let found = try tally(plan, ["q,w", "1,0.5", ",2", "1,1"], weight: "w")
        #expect(found.weights == WeightTally([0.5, 2, 1]))
        #expect(found.weightRange == 0.5...2)
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
