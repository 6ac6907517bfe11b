import SurveyModel
import Testing

@testable import CleanStage

struct AcceptedSpellingTests {
    @Test func `a further spelling is accepted, shabby or not`() {
        #expect(SmallForm.clean("finances", "хорошо") == CodedCell("1", .accepted))
        #expect(SmallForm.clean("finances", " Хорошо.") == CodedCell("1", .accepted))
    }

    @Test func `a spelling that two choices list stands for neither`() {
        let choices = ["1", "2"].map {
            Choice(name: $0, label: LocalizedText(["kk": "label \($0)"]), accept: ["орта"])
        }
        #expect(AcceptedSpelling(ChoiceList(choices)).codes(CellText("Орта")) == ["1", "2"])
    }
}
