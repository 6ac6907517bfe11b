import SurveyModel
import Testing

@testable import CleanStage

struct KazakhLettersTests {
    @Test(arguments: [("жаксы", "1"), ("оз жауабыныз", "other"), ("жакcы", "1")])
    func `Russian neighbours and Latin letters with them`(raw: String, code: String) {
        #expect(SmallForm.clean("finances", raw) == CodedCell(code, .kazakhLetters))
    }

    @Test func `where two choices fit, neither is taken`() {
        let choices = [("1", "қара"), ("2", "кәра")].map {
            Choice(name: $0, label: LocalizedText(["kk": $1]))
        }
        #expect(KazakhLetters(ChoiceList(choices)).codes(CellText("кара")) == ["1", "2"])
    }
}
