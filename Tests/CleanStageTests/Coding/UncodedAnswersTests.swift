import SurveyModel
import Testing

@testable import CleanStage

struct UncodedAnswersTests {
    @Test func `texts without a decision are listed, the most frequent first, with the nearest code`() {
        var decisions = CodingDecisions()
        decisions.add("2", of: MatchingKey("су тартыңыздар"), to: "words")
        var uncoded = UncodedAnswers(SmallForm.instrument, decisions)
        let texts = ["көше жолдары нашар", "Жол", "=жол!", "жол", "су тартыңыздар", "суды тартыңыз", ""]
        uncoded.add(SmallForm.coded(texts.map { ["words": $0] }))
        #expect(uncoded.rows.map(\.answer) == ["Жол", "'=жол!", "көше жолдары нашар", "суды тартыңыз"])
        #expect(uncoded.rows.map(\.count) == [2, 1, 1, 1])
        #expect(uncoded.rows.map(\.suggestion) == ["", "", "1", "2"])
        #expect(uncoded.rows.allSatisfy { $0.question == "words" })
    }
}
