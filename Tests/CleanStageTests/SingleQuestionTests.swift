import Testing

@testable import CleanStage

struct SingleQuestionTests {
    @Test func `a text of one's own is kept where there is room for it`() {
        let row = SmallForm.clean(["finances": "әртүрлі болады"])
        #expect(row["finances"] == "other")
        #expect(row["finances_other"] == "әртүрлі болады")
        #expect(row.changes.map(\.rule) == [.ownAnswer, .ownAnswer])
    }

    @Test func `an own answer whose choice was not marked`() {
        let row = SmallForm.clean(["finances": "", "finances_other": "әртүрлі"])
        #expect(row["finances"] == "other")
        #expect(row.changes.map(\.rule) == [.ownAnswerUnmarked])
    }

    @Test func `a text that stands for no answer is logged beside a plain answer too`() {
        let row = SmallForm.clean(["finances": "1", "finances_other": "NA"])
        #expect(row["finances"] == "1" && row["finances_other"] == "")
        #expect(row.changes.map(\.rule) == [.blank])
    }

    @Test func `two answers where one is due are both named`() {
        #expect(
            SmallForm.clean("finances", "жақсы; орташа")
                == CodedCell(".i", .unresolved, candidates: ["1", "2"]))
        #expect(SmallForm.clean("finances", "жақсы; Жақсы") == CodedCell("1", .joined))
        #expect(SmallForm.clean("finances", "жақсы, бірақ кеш").value == "other")
    }

    @Test func `a text where there is no room for it stays unresolved`() {
        #expect(SmallForm.clean("status", "әнші") == CodedCell(".i", .unresolved))
    }
}
