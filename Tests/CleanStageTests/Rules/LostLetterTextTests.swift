import SurveyModel
import Testing

@testable import CleanStage

struct LostLetterTextTests {
    @Test(arguments: [
        ("ж?мысшы", "2"), ("ж??мысшы", nil), ("ж\u{FFFD}\u{FFFD}мысшы", "2"), ("ж\u{FFFD}мыссыз", "1"),
    ])
    func `letters lost where one choice fits`(raw: String, code: String?) {
        let cell = SmallForm.clean("status", raw)
        if let code {
            #expect(cell == CodedCell(code, .lostLetters))
        } else {
            #expect(cell.rule != .lostLetters)
        }
    }

    @Test func `where two choices fit, both are named`() {
        let cell = SmallForm.clean("status", "ж?мыс\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(cell == CodedCell(".i", .unresolved, candidates: ["1", "2"]))
    }

    @Test func `where letters were lost for certain a short text of one fit is enough`() {
        let question = Question(
            name: "q", kind: .single, label: LocalizedText(["kk": "q"]),
            choices: [("1", "иә"), ("2", "жоқ"), ("3", "өзі")].map {
                Choice(name: $0, label: LocalizedText(["kk": $1]))
            })
        let list = ChoiceList(question.choices)
        let codes = { (text: String, isCertain: Bool) in
            LostLetterText(list, isCertain: isCertain).codes(CellText(text))
        }
        #expect(codes("и?", true) == ["1"] && codes("жо?", true) == ["2"] && codes("?зi", true) == [])
        #expect(codes("и?", false) == [] && codes("и??", true) == [] && codes("??", true) == [])
        // A letter that every encoding has is not lost.
        #expect(codes("?оқ", true) == [])
    }

    @Test(arguments: ["????", "ер?", "??йел", "\u{FFFD}\u{FFFD}"])
    func `too little left, or a question mark`(raw: String) {
        #expect(SmallForm.clean("sex", raw).rule != .lostLetters)
    }
}
