import DelimitedText
import Problems
import SurveyModel
import Testing

@testable import TabulateStage

struct RakingSampleTests {
    private static let form = Result {
        instrument(
            try question("sex", .single, choices("1", "2", "9")),
            try question("area", .single, choices("1", "2", "3")), try question("w", .decimal))
    }

    /// The raked weights of some answers `sex,area,w`.
    private func weights(
        _ answers: [String], to margins: [String], _ options: Weights = Weights(), base: Bool = false
    ) throws -> [Double] {
        let form = try Self.form.get()
        let source = MemorySource("question,code,share\n" + margins.joined(separator: "\n") + "\n")
        let lines = ["sex,area,w"] + answers
        let table = try table(lines)
        var sample = try RakingSample(
            Margins(RecordReader(source, file: "margins.csv"), form), of: table,
            column: base ? WeightColumn("w", of: table) : nil)
        try sample.add(block(table))
        let raked = try sample.rake(options, configuration: "wave.yml")
        return try raked.weights(block(table)).map(\.weight)
    }

    private func problem(
        _ answers: [String], to margins: [String], _ options: Weights = Weights()
    ) throws -> Problem {
        let failure = try #require(throws: Failure.self) { try weights(answers, to: margins, options) }
        #expect(failure.cause == .data)
        return try #require(failure.problems.first)
    }

    /// Three men and one woman to half and half: 4/6 and 2, by hand.
    @Test func `one margin is met by the ratio of shares`() throws {
        let found = try weights(["1,1,1", "1,2,1", "2,1,1", "1,1,1"], to: ["sex,1,50", "sex,2,50"])
        for (weight, expected) in zip(found, [2.0 / 3, 2.0 / 3, 2, 2.0 / 3]) {
            #expect(abs(weight - expected) < 1e-9)
        }
    }

    /// As above with the first man weighing 4: 6 and 1 to half and half, the mean 1, by hand.
    @Test func `weights that come with the data are raked, not ones`() throws {
        let found = try weights(
            ["1,1,4", "1,2,1", "2,1,1", "1,1,1"], to: ["sex,1,50", "sex,2,50"], base: true)
        for (weight, expected) in zip(found, [4.0 / 3, 1.0 / 3, 2, 1.0 / 3]) {
            #expect(abs(weight - expected) < 1e-9)
        }
    }

    @Test func `who did not answer is refused, or spread by choice`() throws {
        let answers = ["1,1,1", "1,1,1", "2,1,1", "9,1,1", ",1,1"]
        let margins = ["sex,1,50", "sex,2,50"]
        let refused = try problem(answers, to: margins)
        #expect(refused.what == "2 respondents have no valid answer to sex")
        let spread = try weights(answers, to: margins, Weights(missing: .spread))
        for (weight, expected) in zip(spread, [0.75, 0.75, 1.5, 1, 1]) {
            #expect(abs(weight - expected) < 1e-9)
        }
    }

    @Test func `a category that nobody is in is named with its line`() throws {
        let found = try problem(
            ["1,1,1", "2,2,1"], to: ["sex,1,50", "sex,2,50", "area,1,40", "area,2,40", "area,3,20"])
        #expect(found.position == Position(file: "margins.csv", line: 6))
        #expect(found.what.contains("code 3 of area"))
    }

    @Test func `a category the margins forget is named at its question`() throws {
        let found = try problem(["1,1,1", "1,2,1", "1,3,1"], to: ["area,1,50", "area,2,50"])
        #expect(found.position == Position(file: "margins.csv", line: 2))
        #expect(found.what.contains("code 3 of area"))
    }

    @Test func `margins that no weights meet and caps that none keep are said`() throws {
        let contradictory = try problem(
            ["1,1,1", "2,2,1"], to: ["sex,1,50", "sex,2,50", "area,1,60", "area,2,40"])
        #expect(contradictory.what.contains("no weights meet all margins"))
        let capped = try problem(
            ["1,1,1", "1,1,1", "1,1,1", "2,1,1"], to: ["sex,1,50", "sex,2,50"], Weights(cap: 1.5, line: 7))
        #expect(capped.position == Position(file: "wave.yml", line: 7))
    }

    @Test func `the largest weight keeps within the cap`() throws {
        let answers = (1...40).map { "\($0 % 4 == 0 ? 2 : 1),\($0 % 7 == 0 ? 2 : 1),1" }
        let margins = ["sex,1,50", "sex,2,50", "area,1,60", "area,2,40"]
        #expect(try #require(try weights(answers, to: margins).max()) > 3.5)
        #expect(try #require(try weights(answers, to: margins, Weights(cap: 3.4)).max()) < 3.4 * (1 + 1e-8))
    }
}
