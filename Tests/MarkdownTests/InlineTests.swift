import Markdown
import Testing

@Suite struct InlineTests {
    @Test(arguments: [
        ("18-25", "18-25"),
        ("иә, бірнеше рет", "иә, бірнеше рет"),
        ("a|b", "a\\|b"),
        ("*very* _good_", "\\*very\\* \\_good\\_"),
        ("snake_case", "snake_case"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[x](javascript:1)", "\\[x\\](javascript:1)"),
        ("![x](y)", "!\\[x\\](y)"),
        ("back\\slash", "back\\\\slash"),
        ("`code`", "\\`code\\`"),
        ("{{name}}", "\\{\\{name\\}\\}"),
        ("&lt; AT&T & co", "\\&lt; AT\\&T & co"),
        ("https://example.org", "https\\://example.org"),
        ("www.example.org", "www\\.example.org"),
        ("~~gone~~ $x$ ^2^", "\\~\\~gone\\~\\~ \\$x\\$ \\^2\\^"),
    ]) func nothingInATextIsMarkup(text: String, expected: String) {
        #expect(Inline(text).markdown == expected)
    }

    @Test(arguments: [
        ("- item", "\\- item"),
        ("+ item", "\\+ item"),
        ("# heading", "\\# heading"),
        ("C#", "C\\#"),
        ("1. item", "1\\. item"),
        ("12) item", "12\\) item"),
        ("1.5 million", "1.5 million"),
        ("===", "\\==="),
        ("> quote", "&gt; quote"),
    ]) func aTextBeginsNoBlock(text: String, expected: String) {
        #expect(Inline(text).markdown == expected)
    }

    @Test func aTextStaysOnItsLine() {
        #expect(Inline("  one\r\n\n two\u{2028}three\tfour\u{0}  ").markdown == "one two three four")
    }

    @Test func writingDirectionCannotBeTurned() {
        #expect(Inline("a\u{202E}b\u{2066}c\u{200B}d").markdown == "abcd")
    }

    @Test func noBreakSpacesAreKept() {
        #expect(Inline("62,5\u{A0}%").markdown == "62,5\u{A0}%")
    }

    @Test func lettersOfSeveralScalarsStayWhole() {
        #expect(Inline("и\u{306}").markdown == "и\u{306}")
    }
}
