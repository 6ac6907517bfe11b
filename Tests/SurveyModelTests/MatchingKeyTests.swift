import SurveyModel
import Testing

struct MatchingKeyTests {
    @Test(arguments: [
        ("  Жақсы ", "жақсы"), ("26 – 36", "26-36"), ("«Иә»,  жоқ.", "\"иә\", жоқ"), ("a\u{A0}\u{A0}b;", "a b"),
        ("жоқ\nжоқ", "жоқ жоқ"),
    ])
    func `case, spaces, dashes, quotes and closing punctuation do not count`(raw: String, key: String) {
        #expect(MatchingKey(raw).text == key)
    }
}
