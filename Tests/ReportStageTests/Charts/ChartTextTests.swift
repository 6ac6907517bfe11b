import Testing

@testable import ReportStage

struct ChartTextTests {
    @Test func `a label breaks at blanks, and nothing of it is cut`() {
        let label = "мемлекеттік органның ресми сайтынан алынған ақпарат"
        let lines = ChartText.wrapped(label, width: 200, size: 14)
        #expect(lines.count > 1 && lines.joined(separator: " ") == label)
        #expect(lines.allSatisfy { ChartText.width($0, size: 14) <= 200 })
        #expect(ChartText.wrapped(label, width: 2000, size: 14) == [label])
    }

    @Test func `a word wider than the line is cut`() {
        let word = String(repeating: "ж", count: 60)
        let lines = ChartText.wrapped(word, width: 100, size: 14)
        #expect(lines.joined() == word)
        #expect(lines.allSatisfy { ChartText.width($0, size: 14) <= 100 })
    }
}
