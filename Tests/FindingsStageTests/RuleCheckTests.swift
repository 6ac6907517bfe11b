import Problems
import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct RuleCheckTests {
    private func problems(_ keys: String) throws -> [String] {
        let check = RuleCheck(
            try rules(keys), forms: [SmallTables.form(dirty: 1, of: 2)], indicators: nil, file: "rules.yml")
        do {
            try check.finish()
            return []
        } catch let failure as Failure {
            return failure.problems.map { "\($0.position.line ?? 0): \($0.what); \($0.remedy)" }
        }
    }

    @Test func `a topic is told beside one that there is, and that stands by itself`() {
        var book = RuleBook()
        book.topics = [
            Topic(id: "welfare", label: LocalizedText()),
            Topic(id: "conditions", label: LocalizedText(), beside: "welfare"),
            Topic(id: "career", label: LocalizedText(), beside: "welfar"),
            Topic(id: "goals", label: LocalizedText(), beside: "conditions"),
        ]
        let check = RuleCheck(book, forms: [], indicators: nil, file: "rules.yml")
        let failure = #expect(throws: Failure.self) { try check.finish() }
        #expect(
            failure?.problems.map { "\($0.what); \($0.remedy)" } == [
                "there is no topic welfar; did you mean welfare?",
                "there is no topic conditions; known: welfare",
            ])
    }

    @Test(arguments: [
        ("question: q7, measure: share, code: \"2\"", "there is no question q7; did you mean q1?"),
        ("question: q1, measure: share, code: \"3\"", "there is no answer 3; did you mean 1?"),
        ("question: q1, measure: share", "the rule air needs code; add it"),
        (
            "question: q1, measure: share, code: \"2\", factor: \"3\"",
            "there is no factor 3; did you mean 1?"
        ),
        (
            "question: q1, measure: share, code: \"2\", factor: \"1\", quadrant: threat",
            "factor 1 belongs to table Б.1, which has no column for a threat; take strength or weakness for Б.1, opportunity or threat for Б.2"
        ),
        (
            "question: q1, measure: share, code: \"2\", topic: ecolgy",
            "there is no topic ecolgy; did you mean ecology?"
        ),
        (
            "question: q1, measure: share, code: \"2\", matter: aer",
            "there is no matter aer; did you mean air?"
        ),
        (
            "question: q1, measure: association, by: q3",
            "there is no demographic q3; did you mean q2?"
        ),
    ])
    func `what a rule names must exist`(keys: String, message: String) throws {
        #expect(try problems(keys) == ["7: \(message)"])
    }

    @Test(arguments: [
        (
            "code: \"2\", at-least: 50, quadrant: strength",
            "a strength of answer 2, which the questionnaire calls negative"
        ),
        (
            "code: \"1\", at-least: 50, quadrant: weakness",
            "a weakness of answer 1, which the questionnaire calls positive"
        ),
        (
            "code: \"1\", at-most: 50, quadrant: strength",
            "a strength of answer 1, which the questionnaire calls positive"
        ),
        ("code: \"1\", at-most: 50, quadrant: weakness", nil),
        ("code: \"2\", at-least: 50, quadrant: weakness", nil),
    ])
    func `the SWOT takes the same answers for good and bad as the questionnaire`(
        keys: String, message: String?
    )
        throws
    {
        var form = SmallTables.form(dirty: 1, of: 2)
        form.instrument.questions[0].choices[0].polarity = .positive
        form.instrument.questions[0].choices[1].polarity = .negative
        let book = try rules("question: q1, measure: share, factor: \"1\", \(keys)")
        var problems: [String] = []
        do {
            try RuleCheck(book, forms: [form], indicators: nil, file: "rules.yml").finish()
        } catch let failure as Failure {
            problems = failure.problems.map(\.what)
        }
        #expect(problems == (message.map { ["the rule air makes \($0)"] } ?? []))
    }

    @Test func `a placeholder must be known`() throws {
        let text = """
            rules:
              - {id: a, form: citizens, question: q1, measure: mode, text: "{vale}"}
            """
        let book = try withFile(text) { try RuleBook.load(path: $0) }
        let check = RuleCheck(
            book, forms: [SmallTables.form(dirty: 1, of: 2)], indicators: nil, file: "rules.yml")
        #expect(throws: Failure.self) { try check.finish() }
    }

    @Test func `a sound rule passes`() throws {
        #expect(
            try problems("question: q1, measure: share, code: \"2\", factor: \"1\", quadrant: weakness")
                .isEmpty)
    }

    /// Rules are written for all forms of a survey; a wave may have some of them.
    @Test
    func `rules of a form that the wave lacks are told of once, a slip of its name is an error`()
        throws
    {
        func checked(_ form: String) throws -> [Problem] {
            let book = try withFile(
                """
                rules:
                  - {id: a, form: \(form), question: q1, measure: share, code: "2", text: "{value}"}
                  - {id: b, form: \(form), question: q9, measure: mode, text: "{label}"}
                """
            ) { try RuleBook.load(path: $0) }
            var told: [Problem] = []
            try RuleCheck(
                book, forms: [SmallTables.form(dirty: 1, of: 2)], indicators: nil, file: "rules.yml"
            ).finish { told.append($0) }
            return told
        }
        let told = try checked("heads")
        #expect(
            told.map(\.severity) == [.note] && told[0].what.hasPrefix("2 of the rules are of the form heads"))
        #expect(throws: Failure.self) { try checked("citizen") }
    }
}
