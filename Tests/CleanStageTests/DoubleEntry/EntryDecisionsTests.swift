import DelimitedText
import Problems
import Testing

@testable import CleanStage

struct EntryDecisionsTests {
    private func decisions(_ lines: String) throws -> EntryDecisions {
        let reader = RecordReader(
            MemorySource("respondent,line,variable,decision\n\(lines)"), file: "decisions.csv")
        return try EntryDecisions(reader, SmallForm.instrument, form: SmallForm.form)
    }

    @Test func `a decision is coded like an answer; ids are texts; blank ones are none yet`() throws {
        let decisions = try decisions(
            "0017,2,finances,Жаман\n017,3,service,\"2,5\"\n017,3,trust_2,1\n8,4,age,\n")
        #expect(decisions.value("0017", "finances") == "3")
        #expect(decisions.value("017", "service") == "2.5")
        #expect(decisions.value("017", "trust_2") == "1")
        #expect(decisions.value("017", "finances") == nil && decisions.value("8", "age") == nil)
    }

    @Test func `what cannot be decided is named with its line`() {
        #expect {
            try decisions("7,2,agee,1\n7,2,age,әнші\n7,2,sex,1\n7,2,sex,2\n")
        } throws: { error in
            ((error as? Failure)?.problems ?? []).map { "\($0)" } == [
                "decisions.csv:2: error: agee is no variable of the form; did you mean age?",
                "decisions.csv:3: error: the decision is no answer that age can have; "
                    + "write one of the two values, a code or (blank)",
                "decisions.csv:5: error: the cell is decided otherwise on line 4; keep one of the two",
            ]
        }
    }
}
