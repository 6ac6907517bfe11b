import Testing

@testable import ReportStage

struct ChartTextTests {
    @Test func `a label breaks at blanks and ends in an ellipsis where it is too long`() {
        let label = "мемлекеттік органның ресми сайтынан алынған ақпарат"
        let lines = ChartText.wrapped(label, width: 200, size: 14, lines: 2)
        #expect(lines.count == 2)
        #expect(lines.last?.hasSuffix("…") == true)
        #expect(lines.allSatisfy { ChartText.width($0, size: 14) <= 200 })
        #expect(ChartText.wrapped(label, width: 2000, size: 14, lines: 2) == [label])
    }

    @Test func `a word wider than the line is cut`() {
        let word = String(repeating: "ж", count: 60)
        let lines = ChartText.wrapped(word, width: 100, size: 14, lines: 20)
        #expect(lines.joined() == word)
        #expect(lines.allSatisfy { ChartText.width($0, size: 14) <= 100 })
    }
}
