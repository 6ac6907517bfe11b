import Problems
import Testing

@testable import SurveyModel

struct WaveReaderCleaningTests {
    /// The form of a wave with these lines; its instrument and coding file are this test's own.
    private func rules(_ lines: String) throws -> (rules: CleaningRules, problems: [String]) {
        let text = "forms:\n  f:\n    instrument: f.csv\n    responses: [f.csv]\n\(lines)"
        let document = try YAMLDocument(text, file: "wave.yml")
        let reader = WaveReader(paths: WavePaths(surveys: "s", wave: "s/waves/w"), document: document)
        let wave = reader.wave()
        do {
            try document.finish()
            return (wave.forms[0].cleaning, [])
        } catch let failure as Failure {
            return (CleaningRules(), failure.problems.map(\.what))
        }
    }

    @Test func `files lie in the wave's folder`() throws {
        let rules = try rules("    coding: c.csv\n    decisions: d.csv\n    second-entry: e.csv\n").rules
        #expect(rules.coding == "s/waves/w/c.csv")
        #expect(rules.decisions == "s/waves/w/d.csv")
        #expect(rules.secondEntry == ["s/waves/w/e.csv"])
        #expect(rules.checks == nil && rules.exclude.isEmpty)
    }

    @Test func `who is excluded is named by id, as a text, with a reason and perhaps a line`() throws {
        let rules = try rules("    exclude:\n      0017: tried out\n      31: {line: 45, reason: again}\n")
            .rules
        #expect(
            rules.exclude == [
                .init(respondent: "0017", reason: "tried out", configurationLine: 6),
                .init(respondent: "31", line: 45, reason: "again", configurationLine: 7),
            ])
    }

    @Test func `an exclusion without a reason is refused`() throws {
        #expect(try rules("    exclude: {31: {line: 45}}\n").problems == ["reason is missing"])
        #expect(
            try rules("    exclude: [31]\n").problems == [
                "exclude should be keys with values, as in `key: value`"
            ])
    }
}
