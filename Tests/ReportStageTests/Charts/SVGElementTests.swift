import Testing

@testable import ReportStage

struct SVGElementTests {
    @Test func `what XML gives a meaning is escaped, what it cannot hold is left out`() {
        let text = SVGElement("t", text: "a<b & \"c\"\u{1}\u{FFFF}").document
        #expect(text.hasSuffix("<t>a&lt;b &amp; &quot;c&quot;</t>\n"))
    }

    @Test(arguments: [(1.04, "1"), (1.05, "1.1"), (-0.3, "-0.3"), (12.0, "12")])
    func `coordinates have a decimal at most`(value: Double, text: String) {
        #expect(SVGElement.coordinate(value) == text)
    }

    @Test func `elements are indented by depth`() {
        let svg = SVGElement("g", [("id", "a")], [SVGElement("text", text: "x")])
        #expect(svg.document.dropFirst(39) == "<g id=\"a\">\n  <text>x</text>\n</g>\n")
    }
}
