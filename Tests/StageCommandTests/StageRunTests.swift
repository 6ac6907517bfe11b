import Problems
import Testing

@testable import StageCommand

struct StageRunTests {
    private enum Wording: ProblemWording {
        case one
        var what: String { "row: error: in it" }
        var remedy: String { "mend it" }
    }

    @Test func `on a terminal the severity is in colour, and nothing else changes`() {
        let problem = Problem(.warning, at: Position(file: "a.csv", line: 3), Wording.one)
        #expect(
            coloured(problem) == "a.csv:3: \u{1B}[1;33mwarning\u{1B}[0m: row: error: in it; mend it")
    }
}
