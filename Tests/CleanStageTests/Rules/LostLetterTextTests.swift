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

    @Test(arguments: ["????", "ер?", "??йел", "\u{FFFD}\u{FFFD}"])
    func `too little left, or a question mark`(raw: String) {
        #expect(SmallForm.clean("sex", raw).rule != .lostLetters)
    }
}
