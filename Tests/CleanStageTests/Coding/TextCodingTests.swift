import SurveyModel
import Testing

@testable import CleanStage

struct TextCodingTests {
    private func clean(_ cells: [String: String], _ decided: (String, String, String)...) -> CodedRow {
        var decisions = CodingDecisions()
        for (text, answer, code) in decided { decisions.add(code, of: MatchingKey(answer), to: text) }
        return SmallForm.clean(cells, coding: decisions)
    }

    @Test func `an own answer that counts as a choice takes its code`() {
        let row = clean(["finances": "жаман емес"], ("finances_other", "Жаман емес", "2"))
        #expect(row["finances"] == "2" && row["finances_other"] == "")
        #expect(row.changes.map(\.rule) == [.ownAnswer, .ownAnswer, .coding, .coding])
    }

    @Test func `an own answer that stays one keeps its text`() {
        let row = clean(["finances": "әртүрлі"], ("finances_other", "әртүрлі", "other"))
        #expect(row["finances"] == "other" && row["finances_other"] == "әртүрлі")
    }

    @Test func `a text beside a marked choice does not change it`() {
        let row = clean(
            ["finances": "1", "finances_other": "әртүрлі"], ("finances_other", "әртүрлі", "2"))
        #expect(row["finances"] == "1" && row["finances_other"] == "әртүрлі")
    }

    @Test func `an own answer of a multiple question may count as several choices`() {
        let row = clean(
            ["sources": "экран мен баспасөз"], ("sources_other", "экран мен баспасөз", "1"),
            ("sources_other", "экран мен баспасөз", "2"))
        #expect(["sources_1", "sources_2", "sources_other_chosen"].map { row[$0] } == ["1", "1", "0"])
    }

    @Test func `an open text fills its frame, which is unresolved until somebody decides`() {
        let coded = clean(["words": "жол"], ("words", "Жол", "2"))
        #expect(["words_coded_1", "words_coded_2"].map { coded[$0] } == ["0", "1"])
        #expect(coded["words"] == "жол")
        let open = clean(["words": "жол"])
        #expect(["words_coded_1", "words_coded_2"].map { open[$0] } == [".i", ".i"])
        #expect(open.changes.map(\.rule) == [.uncoded])
        #expect(clean(["words": ""])["words_coded_1"] == "")
    }

    @Test func `codes that were collected with the text stay`() {
        let row = clean(["words": "жол", "words_coded": "1"], ("words", "жол", "2"))
        #expect(["words_coded_1", "words_coded_2"].map { row[$0] } == ["1", "0"])
    }
}
