import Problems
import SurveyModel
import Testing

@testable import CleanStage

struct ExclusionsTests {
    private func exclusions(_ entries: CleaningRules.Exclusion...) -> Exclusions {
        var form = SmallForm.form
        form.cleaning.exclude = entries
        return Exclusions(form, configuration: "wave.yml")
    }

    @Test func `a respondent is left out with the reason; an id is a text`() throws {
        var exclusions = exclusions(.init(respondent: "0017", reason: "tried out"))
        #expect(exclusions.reason(for: "017", line: 2) == nil)
        #expect(exclusions.reason(for: "0017", line: 3) == "tried out")
        try exclusions.finish()
    }

    @Test func `of several rows with one id the line tells which`() throws {
        var exclusions = exclusions(.init(respondent: "7", line: 9, reason: "again"))
        #expect(exclusions.reason(for: "7", line: 4) == nil)
        #expect(exclusions.reason(for: "7", line: 9) == "again")
        try exclusions.finish()
    }

    @Test func `an exclusion that fits no row, or several, stops the run`() {
        var exclusions = exclusions(
            .init(respondent: "7", reason: "a", configurationLine: 5),
            .init(respondent: "8", reason: "b", configurationLine: 6))
        for line in [2, 3] { _ = exclusions.reason(for: "7", line: line) }
        #expect {
            try exclusions.finish()
        } throws: { error in
            ((error as? Failure)?.problems ?? []).map { "\($0)" } == [
                "wave.yml:5: error: exclude names 7, whom several rows carry (lines 2, 3); "
                    + "name one of them: {line: …, reason: …}",
                "wave.yml:6: error: exclude names 8, whom no row carries; correct the id in wave.yml",
            ]
        }
    }
}
