import Problems
import Testing

@testable import TabulateStage

struct WeightColumnTests {
    private func failure(_ weights: [String]) throws -> Failure? {
        let table = try table(["r,w"] + weights.map { "1,\($0)" })
        do { _ = try WeightColumn("w", of: table) } catch let failure as Failure { return failure }
        return nil
    }

    @Test func `positive numbers are weights`() throws {
        #expect(try failure(["1", "0.25", "1e3"]) == nil)
        let table = try table(["w", "1", "0.25", "1"])
        #expect(try WeightColumn("w", of: table).weights(block(table)).map(\.weight) == [1, 0.25, 1])
    }

    @Test func `what is missing or not positive is named by line and column`() throws {
        let problems = try #require(
            try failure(["1", "", "0", "-2", "x", ".i", "inf", "nan", "1e20", "1e-300"])
        ).problems
        #expect(problems.map(\.position.line) == [3, 4, 5, 6, 7, 8, 9, 10, 11])
        #expect(problems.allSatisfy { $0.position.column == 2 })
        let missing = problems.filter { $0.what.contains("has no weight") }
        #expect(missing.map(\.position.line) == [3, 7])
    }

    @Test func `a whole column without weights does not make a list as long as it`() throws {
        let problems = try #require(try failure(Array(repeating: "", count: 500))).problems
        #expect(problems.count == 21)
        #expect(problems.last?.what.hasPrefix("480 more") == true)
    }
}
