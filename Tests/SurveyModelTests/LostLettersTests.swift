import SurveyModel
import Testing

struct LostLettersTests {
    @Test(arguments: [
        ("ж?қсы", true), ("жа\u{FFFD}\u{FFFD}сы", true), ("жа\u{FFFD}сы", true), ("жа?ы", false),
        ("ж?қсыз", false),
    ])
    func `a mark may be any letter`(text: String, fits: Bool) {
        #expect(LostLetters(MatchingKey(text))?.fits(MatchingKey("жақсы")) == fits)
    }

    @Test(arguments: ["жақсы", "жақсы?", "???", "?ы", "????қсы"])
    func `nothing lost, or too much`(text: String) {
        #expect(LostLetters(MatchingKey(text)).map { _ in true } == nil)
    }
}
