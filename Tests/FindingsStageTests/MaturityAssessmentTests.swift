import Problems
import SurveyModel
import Testing

@testable import FindingsStage

struct MaturityAssessmentTests {
    private func assess(_ sections: String, _ ladder: String) throws {
        let phrases = [
            "overall", "level", "section", "sensitivity", "next", "below", "top", "\"yes\"", "\"no\"",
        ]
        let wording = phrases.map { "\($0): x" }.joined(separator: ", ")
        let model = "sections: [\(sections)]\nladder:\n\(ladder)\nwording: {\(wording)}\n"
        try withFile(model) { rules in
            try withFile("item,answer\n1,yes\n") { answers in
                _ = try MaturityAssessment(
                    MaturityFiles(rules: rules, answers: answers), survey: [], rules: RuleBook(),
                    languages: ["en"]
                ) { _ in }
            }
        }
    }

    private let sections = "{id: I, items: [{id: 1, text: a}]}"
    private let first = " - {id: low, share: 0, floor: 0}\n"

    @Test func `levels that rise are taken`() throws {
        try assess(
            sections, first + " - {id: middle, share: 40, floor: 0}\n - {id: high, share: 40, floor: 20}")
    }

    @Test(arguments: [
        (
            " - {id: middle, share: 60, floor: 0}\n - {id: high, share: 50, floor: 0}", 5,
            "high asks for no more"
        ),
        (
            " - {id: middle, share: 60, floor: 30}\n - {id: high, share: 70, floor: 20}", 5,
            "high asks for no more"
        ),
        (" - {id: middle, share: 0, floor: 0}", 4, "middle asks for no more"),
        (" - {id: low, share: 60, floor: 0}", 4, "low stands here twice"),
    ])
    func `levels that do not rise, or are called the same, are told at their lines`(
        further: String, line: Int, says: String
    ) throws {
        let failure = try #require(throws: Failure.self) { try assess(sections, first + further) }
        #expect(failure.problems.map(\.position.line) == [line])
        #expect("\(failure.problems[0])".contains(says), "\(failure.problems)")
    }

    @Test func `a section stands once`() throws {
        let failure = try #require(throws: Failure.self) {
            try assess(sections + ", {id: I, items: [{id: 2, text: b}]}", first)
        }
        #expect("\(failure.problems[0])".contains("I stands here twice"))
    }
}
