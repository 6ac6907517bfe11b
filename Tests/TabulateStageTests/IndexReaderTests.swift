import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct IndexReaderTests {
    /// Two items of three steps, and a characteristic.
    private func plan(_ model: SurveyIndex.Model) throws -> FormPlan {
        let form = instrument(
            try question("a", .single, choices("1", "2", "3"), scale: .ordinal),
            try question("b", .single, choices("1", "2", "3"), scale: .ordinal),
            try question("g", .single, choices("1", "2"), role: .demographic))
        let index = SurveyIndex(
            name: "i", form: "f", model: model,
            items: ["a", "b"].map { SurveyIndex.Item(name: $0, weight: 0.5) }, least: 1)
        return FormPlan(
            form, derived: [], scores: try IndexScores([index], form, file: "rules.yml"),
            demographics: form.demographics.compactMap { ClosedItem($0) })
    }

    private let lines = ["a,b,g", "1,1,1", "3,2,1", "2,3,2", "3,,2", ",,1", "2,2,2"]

    private func tables(_ model: SurveyIndex.Model, population: Int? = nil) throws -> FormTables {
        let plan = try plan(model)
        return FormTables(
            plan: plan, tally: try tally(plan, lines),
            form: Form(name: "f", instrument: "", responses: [], population: population),
            isWeighted: false, threads: 1)
    }

    /// By hand: 0, 75, 75, 100 and 50, so 60; the squares about it are 5750; the fifth answered neither item.
    @Test func `an index is tabulated like a number`() throws {
        let row = try #require(try tables(.formative).numbers.first { $0.question == "i" })
        #expect(row.n == 5 && row.mean == 60 && row.median == 75 && row.min == 0 && row.max == 100)
        #expect(abs((row.sd ?? 0) - 1437.5.squareRoot()) < 1e-9)
    }

    /// 0 and 75; 75, 100 and 50.
    @Test func `and in each group`() throws {
        let rows = try tables(.formative).indexMeans
        #expect(rows.map { "\($0.question) \($0.by) \($0.byCode)" } == ["i g 1", "i g 2"])
        #expect(rows.map(\.n) == [2, 3] && rows.map(\.mean) == [37.5, 75])
    }

    /// Of a full count of five every group is counted in full; of ten half, so that √(1 − 1/2) of the width is left.
    @Test func `a group is as large a part of the population as of the scores`() throws {
        #expect(try tables(.formative, population: 5).indexMeans.allSatisfy { $0.low == $0.mean })
        func width(_ population: Int?) throws -> Double {
            let row = try tables(.formative, population: population).indexMeans[1]
            return (row.high ?? 0) - (row.low ?? 0)
        }
        #expect(abs(try width(10) / width(nil) - 0.5.squareRoot()) < 0.2)
        #expect(try width(10) < width(nil))
    }

    @Test func `the reliability of a reflective index is told, that of a formative one is not`() throws {
        let names = [TestName.cronbachAlpha, .mcdonaldOmega, .itemRest].map(\.rawValue)
        #expect(try tables(.formative).tests().allSatisfy { !names.contains($0.test) })
        let told = try tables(.reflective).tests().filter { names.contains($0.test) }
        #expect(told.map(\.test) == ["cronbach_alpha", "mcdonald_omega", "item_rest", "item_rest"])
        // Of two items the factor is open; four respondents answered both.
        #expect(told[1].statistic == nil && told.map(\.n) == [4, 4, 4, 4])
        #expect(told[2].question == "a" && told[2].by == "i")
    }

    @Test func `groups are compared by Welch's test, which decides`() throws {
        let tests = try tables(.formative).tests().filter { $0.question == "i" }
        #expect(tests.map(\.test) == ["welch", "kruskal_wallis"] && tests[0].pAdjusted != nil)
    }

    @Test func `parts add up to the whole`() throws {
        let plan = try plan(.reflective)
        let whole = try tally(plan, lines)
        var sum = try tally(plan, [lines[0]] + lines[3...])
        sum += try tally(plan, Array(lines[..<3]))
        #expect(sum.scales == whole.scales)
        #expect(sum.numbers[0].sorted.values == whole.numbers[0].sorted.values)
    }
}
