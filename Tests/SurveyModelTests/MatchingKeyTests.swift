import Testing

@testable import SurveyModel

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

    /// The quick way and the one by characters must not differ; a hundred thousand texts of all signs they may meet.
    @Test func `texts of plain letters are the same as by characters`() {
        let signs = Array(
            "aZ09 \t\n\r\u{A0}.,;:!?…-–—−\"'`«»„“”‘’()/№ёЁйЙѐЀқҚұҰӘәіІһҺԥԤЉљѢӀ\u{301}\u{AD}é１".unicodeScalars)
        var state: UInt64 = 1
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        var compared = 0
        for _ in 0..<100_000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<next(8) { text.append(signs[next(signs.count)]) }
            guard let key = MatchingKey.ofPlainLetters(String(text)) else { continue }
            compared += 1
            #expect(key == MatchingKey.ofCharacters(String(text)), "\(text.map(\.value))")
        }
        #expect(compared > 10_000)
    }
}
