import CivilCalendar
import StageFiles
import SurveyModel
import Testing

@testable import TabulateStage

struct DurationTableTests {
    private func plan() throws -> FormPlan {
        let form = instrument(
            try question("begin", .date), try question("end", .date),
            try question("g", .single, choices("1", "2"), role: .demographic))
        return FormPlan(
            form, derived: [],
            durations: [DurationMeasure(name: "wait", form: "f", from: "begin", to: "end")],
            demographics: form.demographics.compactMap { ClosedItem($0) })
    }

    /// On 31 January: 1, 2, 3 and 4 days that ended, one that has lasted 30, one not begun, one left open in the cleaning, one
    /// that ends before it begins, one that begins behind the last day.
    private let lines = [
        "begin,end,g", "2025-01-01,2025-01-02,1", "2025-01-01,2025-01-03,1", "2025-01-01,2025-01-04,2",
        "2025-01-01,2025-01-05,2", "2025-01-01,,2", ",2025-01-05,1", "2025-01-01,.i,1",
        "2025-01-05,2025-01-01,1", "2025-02-05,,1",
    ]

    private func tables(_ lines: [String], isWeighted: Bool = false) throws -> FormTables {
        let plan = try plan()
        let readers = try FormReaders(
            plan, of: try table(lines), weighting: .none, lastDay: CalendarDay(year: 2025, month: 1, day: 31))
        return FormTables(
            plan: plan, tally: try readers.tally(plan, threads: 1),
            form: Form(name: "f", instrument: "", responses: []), isWeighted: isWeighted, threads: 1)
    }

    /// Of five the third ends on day 3, when the curve stands at 0.4.
    @Test func `the median counts those who still wait`() throws {
        let rows = try tables(lines).durations
        #expect(rows.map { "\($0.by) \($0.byCode)" } == [" ", "g 1", "g 2"])
        #expect(rows.map(\.n) == [5, 2, 3] && rows.map(\.ended) == [4, 2, 2])
        #expect(rows.map(\.median) == [3, 1.5, 4] && rows[0].q1 == 2 && rows[0].q3 == 4)
        #expect(rows.allSatisfy { $0.method == "kaplan-meier, log" })
    }

    @Test func `dates that cannot be are counted out and said`() throws {
        let messages = try tables(lines).warnings(configuration: "wave.yml").map { "\($0)" }
        #expect(messages.count == 1 && messages[0].contains("the dates of 3 rows cannot be"))
        #expect(try tables(Array(lines.prefix(6))).warnings(configuration: "wave.yml").isEmpty)
    }

    /// (2 − 0.4 − 0.5)² over the variance, by hand: groups {1, 2} and {3, 4, 30+}: O₁ = 2, E₁ = 2/5 + 1/4 = 0.65;
    /// V = 6/25 + 3/16 = 0.4275; χ² = 1.35²/0.4275.
    @Test func `groups are compared by the log-rank test, which decides`() throws {
        let row = try #require(try tables(lines).tests().first { $0.test == "log_rank" })
        #expect(row.question == "wait" && row.by == "g" && row.n == 5 && row.df1 == 1)
        #expect(abs((row.statistic ?? 0) - 1.35 * 1.35 / 0.4275) < 1e-12)
        #expect(row.pAdjusted == row.p)
    }

    @Test func `parts add up, and their days are no numbers of the form`() throws {
        let whole = try tables(lines)
        #expect(whole.numbers.isEmpty)
        var sum = try tables([lines[0]] + lines[6...]).tally
        sum += try tables(Array(lines[...5])).tally
        var tables = whole
        tables.tally = sum
        #expect(tables.durations.map(\.median) == whole.durations.map(\.median))
    }

    @Test func `of nobody there is no median`() throws {
        let rows = try tables([lines[0], ",,1"]).durations
        #expect(rows.allSatisfy { $0.n == 0 && $0.median == nil && $0.low == nil })
        #expect(try tables([lines[0], ",,1"]).tests().allSatisfy { $0.p == nil })
    }
}
