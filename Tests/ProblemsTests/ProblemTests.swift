import Problems
import Testing

private struct Torn: ProblemWording {
    var what: String { "the page\nis torn" }
    var remedy: String { "mend it" }
}

struct ProblemTests {
    @Test func `a problem is one line with its place and the remedy`() {
        let problem = Problem(.warning, at: Position(file: "a.csv", line: 3), Torn())
        #expect(problem.description == "a.csv:3: warning: the page is torn; mend it")
    }

    @Test func `a problem of the whole file has no line`() {
        #expect(Problem(.error, at: Position(file: "a.csv"), Torn()).description.hasPrefix("a.csv: error: "))
    }
}
