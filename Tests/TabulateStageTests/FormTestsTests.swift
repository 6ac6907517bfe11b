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

    @Test func `a pair both ways round is one hypothesis`() throws {
        let rows = try rows()
        func tests(_ question: String, _ by: String) -> [TestRow] {
            rows.filter { $0.question == question && $0.by == by }
        }
        let (one, other) = (tests("q1", "q2"), tests("q2", "q1"))
        #expect(one.map(\.test) == other.map(\.test))
        #expect(one.map(\.p) == other.map(\.p))
        #expect(one.map(\.pAdjusted) == other.map(\.pAdjusted))
    }

    /// Holm's smallest value is the family's size times the smallest p; Benjamini and Hochberg's largest is
    /// the largest p.
    @Test func `the family holds each hypothesis once`() throws {
        let deciding = try rows().filter { $0.pAdjusted != nil && !($0.question == "q2" && $0.by == "q1") }
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
