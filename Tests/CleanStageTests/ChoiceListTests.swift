import SurveyModel
import Testing

@testable import CleanStage

struct ChoiceListTests {
    private let list = ChoiceList([
        Choice(name: "1", label: LocalizedText(["kk": "2", "en": "Two"]), accept: ["қос"]),
        Choice(name: "2", label: LocalizedText(["kk": "бір", "en": "Two"])),
    ])

    @Test func `a code goes before a label that reads like it`() {
        #expect(list.exact["2"] == "2")
        #expect(list.codes(MatchingKey("2")) == ["2"])
    }

    @Test func `a label that two choices share stands for neither`() {
        #expect(list.exact["Two"] == nil)
        #expect(list.ordered(list.codes(MatchingKey("two"))) == ["1", "2"])
    }

    @Test func `a label of a choice in every language counts`() {
        #expect(list.exact["бір"] == "2")
        #expect(list.codes(MatchingKey("Қос")) == ["1"])
    }
}
