import Testing

struct LineDifferenceTests {
    @Test func `equal texts have no difference`() {
        #expect(lineDifference(expected: "a\nb\n", found: "a\nb\n").isEmpty)
    }

    @Test func `changed, added and removed lines stand with their numbers`() {
        let shown = lineDifference(expected: "a\nb\nc\nd\n", found: "a\nx\nc\nd\ne\n")
        #expect(shown == "-2: b\n+2: x\n+5: e")
    }

    @Test func `a missing line end and a carriage return are seen`() {
        let shown = lineDifference(expected: "a\nb\n", found: "a\r\nb")
        #expect(shown == "-1: a\n+1: a\\r\n-2: b\n+2: b(no line end)")
    }

    @Test func `a long difference is cut`() {
        let shown = lineDifference(expected: "", found: "1\n2\n3\n", limit: 2)
        #expect(shown == "+1: 1\n+2: 2\n… and 1 more lines")
    }
}
