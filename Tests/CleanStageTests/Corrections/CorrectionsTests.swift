import Problems
import Testing

@testable import CleanStage

struct CorrectionsTests {
    private let instrument = """
        survey
        ,type,name,label
        ,select_one fine,q1,Fine?
        ,select_multiple media,q2,Media?
        ,integer,q3,Years?
        choices
        ,list_name,name,label
        ,fine,1,Good
        ,fine,2,Poor
        ,media,1,TV
        ,media,2,Radio
        """
    private let responses = "respondent,q1,q2,q3\n7,so-so,TV; x,5-6\n8,Good,TV,3\n"

    private func run(_ corrections: String) throws -> CleanRun {
        try CleanRun(
            instrument: instrument, keys: ["corrections: c.csv"], files: ["c.csv": corrections],
            responses: responses)
    }

    private func refusals(_ corrections: String) -> [String] {
        do {
            _ = try run(corrections)
            return []
        } catch {
            return (error as? Failure)?.problems.map { "\($0.position.line ?? 0): \($0.what); \($0.remedy)" }
                ?? []
        }
    }

    @Test func `what nothing resolves is listed, ready to be completed`() throws {
        let run = try CleanRun(instrument: instrument, responses: responses)
        #expect(
            try run.lines("unresolved.csv") == [
                "respondent,line,variable,raw,candidates,value,reason", "7,2,q1,so-so,,,", "7,2,q2,TV; x,,,",
                "7,2,q3,5-6,5 6,,",
            ])
    }

    @Test func `a completed list settles its cells, and they are logged`() throws {
        let run = try run(
            "respondent,line,variable,raw,candidates,value,reason\n7,2,q1,so-so,,2,paper\n7,2,q2,TV; x,,1 2,\n7,2,q3,5-6,5 6,6,\n"
        )
        #expect(try run.lines("coded.csv") == ["respondent,q1,q2_1,q2_2,q3", "7,2,1,1,6", "8,1,1,0,3"])
        #expect(try run.lines("unresolved.csv").count == 1)
        let log = try run.lines("cleaning-log.csv").filter { $0.contains("correction") }
        #expect(log.count == 3 && log[0].hasPrefix("7,2,q1,so-so,2,correction"))
        #expect(run.problems == [])
    }

    @Test func `without the line, semicolons and a blank are fine too`() throws {
        let run = try run("respondent;variable;raw;value;reason\n7;q1;so-so;(blank);\n7;q3;5-6;5;\n")
        #expect(try run.lines("coded.csv")[1] == "7,,.i,.i,5")
    }

    @Test(arguments: [
        (
            "7,q1,good,2,",
            "2: the raw text of q1 is not the one decided on; look at the export, and decide anew"
        ),
        (
            "9,q1,so-so,2,",
            "2: no row carries 9, or none on that line; take respondent and line from unresolved.csv"
        ),
        ("7,q1,so-so,9,", "2: 9 is no choice of q1; its choices are 1, 2, or (blank)"),
        ("7,q2,TV; x,1 4,", "2: 4 is no choice of q2; its choices are 1, 2, or (blank)"),
        ("7,q5,so-so,1,", "2: q5 is no variable of the form; did you mean q1?"),
    ])
    func `a row that does not fit is refused`(row: String, refusal: String) {
        #expect(refusals("respondent,variable,raw,value,reason\n\(row)\n") == [refusal])
    }
}
