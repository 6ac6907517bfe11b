import Foundation
import Problems
import Testing

@testable import SurveyModel

struct InstrumentTests {
    private func load(settings: String, scale: String = "", short: String = "") throws -> Instrument {
        let text = """
            survey
            ,type,name,label::English (en),scale
            ,select_one yesno,q1,Content?,
            ,begin_group,g,Rate,\(scale)
            ,select_one yesno,g_1,Roads,ordinal
            ,select_one yesno,g_2,Parks,ordinal
            ,end_group,,,
            choices
            ,list_name,name,label::English (en),missing,short_en
            ,yesno,1,Yes I am,,\(short)
            ,yesno,2,No I am not,,
            ,yesno,3,Hard to say,yes,
            settings
            ,form_title,form_id\(settings)
            """
        let file = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try Instrument.load(path: file.path)
    }

    @Test func `one rule says for the whole form whether no answer is counted`() throws {
        let apart = try load(settings: "\n,Form,f")
        #expect(!apart.countsUndecided)
        #expect(apart.questions.map { $0.choices[2].isMissing } == [true, true, true])
        let counted = try load(settings: ",missing\n,Form,f,counted")
        #expect(counted.countsUndecided)
        #expect(counted.questions.map { $0.choices[2].isMissing } == [false, false, false])
        #expect(counted.questions.map { $0.choices[2].isUndecided } == [true, true, true])
        #expect(counted.questions[0].choices.map(\.isUndecided) == [false, false, true])
    }

    @Test func `another rule is refused`() throws {
        let failure = try #require(throws: Failure.self) { try load(settings: ",missing\n,Form,f,count") }
        #expect(failure.problems.count == 1)
        #expect(failure.problems.first?.what.contains("count") == true)
    }

    @Test func `a grid is a scale only if it is declared one`() throws {
        #expect(try load(settings: "\n,Form,f").scales.isEmpty)
        #expect(try load(settings: "\n,Form,f", scale: "summated").scales == ["g"])
        #expect(throws: Failure.self) { try load(settings: "\n,Form,f", scale: "ordinal") }
    }

    @Test func `a choice may have a short label beside the printed one`() throws {
        let choices = try load(settings: "\n,Form,f", short: "Yes").questions[0].choices
        #expect(choices.map { $0.short["en"] } == ["Yes", "No I am not", "Hard to say"])
        #expect(choices.map { $0.label["en"] } == ["Yes I am", "No I am not", "Hard to say"])
    }

    @Test func `a remark on the printed form is kept by language`() throws {
        let form = try load(settings: ",remark::English (en)\n,Form,f,Groups overlap.")
        #expect(form.remark["en"] == "Groups overlap.")
        #expect(try load(settings: "\n,Form,f").remark.isEmpty)
    }
}
