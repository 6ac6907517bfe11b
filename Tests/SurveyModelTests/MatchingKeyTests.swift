import SurveyModel
import Testing

struct MatchingKeyTests {
    @Test(arguments: [
        ("  Жақсы ", "жақсы"), ("26 – 36", "26-36"), ("«Иә»,  жоқ.", "иә, жоқ"),
        ("a\u{A0}\u{A0}b;", "a b"),
        ("жоқ\nжоқ", "жоқ жоқ"), ("Ещё!", "еще"), ("жақ\u{AD}сы\u{200B}", "жақсы"), ("１８－２５", "18-25"),
        ("'18-25", "18-25"),
    ])
    func `case, spaces, dashes, quotes and closing punctuation do not count`(raw: String, key: String) {
        #expect(MatchingKey(raw).text == key)
    }

    @Test func `composed and decomposed letters are one`() {
        #expect(MatchingKey("\u{0439}од") == MatchingKey("\u{0438}\u{0306}од"))
    }
}
