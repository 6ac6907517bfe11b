import Testing

@testable import Markdown

struct InlinePlainTests {
    private static let signs: [Character] = Array(
        "aw. w:/-+=#&_*|[]<>~^$\\`{}()19 \u{A0}«»–—“”…әЖ%,;!\u{200B}\u{2028}\t\u{85}ß中😀")

    /// The escape that looks at every character runs on the same text with a bar behind it, which is never plain.
    @Test func `what is plain needs no escape`() {
        var state: UInt64 = 20_200_601
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var plain = 0
        for _ in 0..<20_000 {
            let text = String((0..<next(8)).map { _ in Self.signs[next(Self.signs.count)] })
            guard Inline.isPlain(text) else { continue }
            plain += 1
            #expect(Inline(text + "|").markdown == text + "\\|", "\(text.debugDescription)")
        }
        #expect(plain > 1_000)
        #expect(Inline.isPlain("62,5 % респонденттердің «иә» дегені – www жоқ."))
        #expect(!Inline.isPlain("1. a") && !Inline.isPlain("www.a") && !Inline.isPlain("a|b"))
    }
}
