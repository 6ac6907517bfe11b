import Markdown
import Testing

@Suite struct AnchorTests {
    @Test func namesAreSafeInLinksAndFileNames() {
        #expect(Anchor("services.complaints").markdown == "<a id=\"services.complaints\"></a>")
        #expect(Anchor("a\"><b").target == "#a~22~3e~3cb")
        #expect(Anchor.safeName("../q 1") == "..~2fq-1")
    }

    @Test func differentTextsGiveDifferentNames() {
        #expect(Anchor("сенім") != Anchor("сенiм"))
    }
}
