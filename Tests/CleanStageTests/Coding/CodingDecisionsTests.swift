import DelimitedText
import Problems
import SurveyModel
import Testing

@testable import CleanStage

struct CodingDecisionsTests {
    /// The problems of a coding file with these lines under its header.
    private func problems(_ lines: String) throws -> [String] {
        do {
            _ = try decisions("question,answer,code\n\(lines)")
            return []
        } catch let failure as Failure {
            return failure.problems.map { "\($0)" }
        }
    }

    private func decisions(_ text: String) throws -> CodingDecisions {
        try CodingDecisions.load(
            RecordReader(MemorySource(text), file: "coding.csv"), SmallForm.instrument)
    }

    @Test func `a decision holds for every spelling that is compared as the same`() throws {
        let decisions = try decisions("question,answer,code\nwords,«Жол  керек»,1\nwords,жол керек.,2")
        #expect(decisions.codes(of: "жол керек", to: "words") == ["1", "2"])
        #expect(decisions.codes(of: "жол", to: "words") == nil)
    }

    @Test func `several codes may stand in one cell; columns are found by name; blanks are undecided`() throws
    {
        let text = "answer,count,code,question\nжол,3,1;2,words\nсу,1,,words\n'=жол,1,1,words"
        let decisions = try decisions(text)
        #expect(decisions.codes(of: "жол", to: "words") == ["1", "2"])
        #expect(decisions.codes(of: "су", to: "words") == nil)
        #expect(decisions.codes(of: "=жол", to: "words") == ["1"])
    }

    @Test func `what does not exist is named with its line and the nearest that does`() throws {
        let found = try problems(
            "wrds,жол,1\nwords,жол,7\nremark,жол,1\nfinances_other,жол,1\nfinances_other,Жол,2")
        #expect(
            found.map { $0.prefix { $0 != ";" } } == [
                "coding.csv:2: error: wrds is no own answer and no open text of the form",
                "coding.csv:3: error: 7 is no choice of words_coded",
                "coding.csv:4: error: remark has no coding frame",
                "coding.csv:6: error: an answer has a second code, the first on line 5, but finances allows one",
            ])
        #expect(found.first?.hasSuffix("; did you mean words?") == true)
        #expect(found.allSatisfy { !$0.contains("жол") })
    }

    @Test func `a file without the column of the decisions says which it is`() {
        #expect(throws: Failure.self) { try decisions("question,answer,count,suggestion\n") }
    }
}
