import StageFiles
import Statistics
import SurveyModel
import Testing

@testable import TabulateStage

struct FormTestsTests {
    private static let byHolm = Result { try made(.holm) }

    private static func made(_ adjustment: StatisticsOptions.Adjustment) throws -> [TestRow] {
        try ReferenceForm(statistics: StatisticsOptions(adjustment: adjustment))
            .table(TestRow.self, FileName.tests)
    }

    private func rows() throws -> [TestRow] { try Self.byHolm.get() }

    @Test func `each pair has one row that decides`() throws {
        let rows = try rows()
        let pairs = Dictionary(grouping: rows) { "\($0.question) \($0.by)" }
        for (pair, tests) in pairs where tests.contains(where: { $0.p != nil }) {
            #expect(tests.count { $0.pAdjusted != nil } == 1, "\(pair)")
        }
    }

    @Test func `a pair of questions is tested once, whichever is crossed with the other`() throws {
        let rows = try rows().filter { !$0.by.isEmpty }
        #expect(rows.contains { $0.question == "q1" && $0.by == "q2" })
        let pairs = Set(rows.map { [$0.question, $0.by] })
        #expect(pairs.allSatisfy { !pairs.contains($0.reversed()) })
    }

    @Test func `with weights every test says that it is of the counts, but Rao and Scott's`() throws {
        let rows = try ReferenceForm(weights: Weights(column: "w")).table(TestRow.self, FileName.tests)
        // The form has no index and no duration.
        let known = TestName.allCases.filter { ![.mcdonaldOmega, .itemRest, .logRank].contains($0) }
        #expect(Set(rows.map(\.test)) == Set(known.map(\.rawValue)))
        for row in rows {
            #expect(row.note.split(separator: "; ").contains("unweighted") == (row.test != "rao_scott"))
        }
    }

    @Test(arguments: 2...8) func `any number of threads makes the same tests`(_ count: Int) throws {
        let found = try ReferenceForm(threads: count).table(TestRow.self, FileName.tests)
        #expect(found.map { $0.cells([]) } == (try rows()).map { $0.cells([]) })
    }

    @Test func `an adjusted p-value says how it was adjusted, and for how many tests`() throws {
        let rows = try rows()
        let family = rows.count { $0.pAdjusted != nil }
        for row in rows {
            #expect(row.note.hasSuffix("holm over \(family) tests") == (row.pAdjusted != nil))
        }
    }

    /// Holm's smallest value is the family's size times the smallest p; Benjamini and Hochberg's largest is
    /// the largest p.
    @Test func `the family holds each hypothesis once`() throws {
        let deciding = try rows().filter { $0.pAdjusted != nil }
        let smallest = try #require(deciding.min { ($0.p ?? 1) < ($1.p ?? 1) })
        let expected = Double(deciding.count) * (smallest.p ?? 1)
        #expect(abs((smallest.pAdjusted ?? 0) - min(1, expected)) < 1e-12)
        let others = try Self.made(.benjaminiHochberg).compactMap(\.pAdjusted)
        #expect(others.max() == deciding.compactMap(\.p).max())
        #expect(zip(try rows().compactMap(\.pAdjusted), others).allSatisfy { $0 >= $1 })
    }

    @Test func `rankings and grids have their rows`() throws {
        let rows = try rows()
        let ranking = try #require(rows.first { $0.test == "kendall_w" })
        #expect(ranking.question == "q6" && ranking.by == "" && ranking.pAdjusted != nil)
        #expect(ranking.note.hasPrefix("5 incomplete left out; chi-square "))
        let grid = try #require(rows.first { $0.test == "cronbach_alpha" })
        #expect(grid.question == "g" && grid.p == nil && grid.note.hasPrefix("3 items; "))
    }
}
