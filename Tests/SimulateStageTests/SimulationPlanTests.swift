import DelimitedText
import Problems
import Testing

@testable import SimulateStage

struct SimulationPlanTests {
    /// Each row stands on line 5, below those that satisfy the form.
    @Test(arguments: [
        ("q9,blank,,0.1,", "there is no question q9 in the questionnaire; did you mean q1?"),
        ("q1,shar,1,0.1,", "shar is no measure; did you mean share?"),
        ("q1,share,4,0.1,", "question q1 has no choice 4; use one of 1, 2, 3"),
        ("q1,share,1,viel,", "viel is no number"),
        ("q1,share,1,1/0,", "1/0 is no number"),
        ("q1,share,1,1.2,", "1.2 is not between 0.0 and 1.0"),
        ("q1,share,1,,", "share lacks its value"),
        ("q1,share,1,0.9,", "the shares of question q1 add up to 0.9, not 1"),
        (
            "q1,share,1,1,count(${q8}) = 1",
            "the condition in the column where uses count, which is not evaluated"
        ),
        ("q1,share,1,1,${q1} = '2'", "the answers to question q1 depend on each other in a circle"),
        ("q1,mean,,2,", "mean does not fit question q1"),
        ("q5,sd,,2,${q1} = '1'", "sd cannot be had for some respondents only"),
        ("q3,share,1,0.5,", "the shares of question q3 allow 0.5 choices for each respondent who answered"),
        ("q3,correlation,q1,0.5,", "the answers to question q3 have no order to correlate"),
        ("q1,correlation,q1,0.5,", "question q1 is compared with itself"),
        ("q5,share,nan,1,", "nan is no number"),
        ("q1,keyed,flags,,", "questions like this are not keyed as flags"),
        ("q5,mean,,11,", "line 3 says this already"),
        ("q1,blank,,0.1", "the row has 4 fields, the header 5"),
        ("*,share,1,0.1,", "share does not fit question *"),
    ])
    func `what is wrong is named at its line`(row: String, message: String) {
        let failure = #expect(throws: Failure.self) { try plan(enough + [row]) }
        let problems = failure?.problems.map(\.description) ?? []
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("targets.csv:5: error: \(message)") == true, "\(problems)")
        #expect(failure?.cause == .data)
    }

    @Test func `everything wrong is told at once, in order`() {
        let failure = #expect(throws: Failure.self) {
            try plan(enough + ["q1,share,1,0.4,", "q99,blank,,0,", "q1,nope,,,"])
        }
        #expect(failure?.problems.compactMap(\.position.line) == [5, 6, 7])
    }

    @Test func `numbers need a target, own answers a text`() {
        let failure = #expect(throws: Failure.self) {
            try plan(["q2,share,1,0.9,", "q2,share,other,0.1,", "q5,mean,,1,"])
        }
        #expect(
            failure?.problems.map(\.what) == [
                "nothing says what numbers to give for question q6",
                "there is no text for the own answers to question q2",
            ])
    }

    @Test func `a mean outside the bounds is refused`() {
        let failure = #expect(throws: Failure.self) { try answers(enough + ["q5,max,,4,"]) }
        #expect(
            failure?.problems.first?.description.hasPrefix("targets.csv:5: error: no numbers of question q5")
                == true)
    }

    @Test(arguments: [
        (
            "question,measure,code,valeu",
            "targets.csv:1: error: a targets file has no column valeu; did you mean value?"
        ),
        (
            "question,measure,value",
            "targets.csv:1: error: the column code is missing; add it to the first line"
        ),
        ("", "targets.csv:1: error: the column question is missing; add it to the first line"),
    ])
    func `the header must be that of a targets file`(header: String, message: String) {
        let reader = RecordReader(MemorySource(header), file: "targets.csv")
        let failure = #expect(throws: Failure.self) { try TargetFile(reader, path: "targets.csv") }
        #expect(failure?.problems.map(\.description) == [message])
    }

    @Test func `questions in exact conditions are keyed without slips`() throws {
        let plan = try plan(enough + ["*,typos,,0.5,", "q8,holds,,1,${q8} != ''"])
        #expect(plan.questions.first { $0.question.name == "q8" }?.typos == 0)
        #expect(plan.questions.first { $0.question.name == "q1" }?.typos == 0.5)
    }
}
