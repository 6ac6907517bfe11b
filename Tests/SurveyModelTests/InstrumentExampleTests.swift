import Foundation
import Problems
import Testing

@testable import SurveyModel

/// The questionnaire that `Documentation/instrument.md` shows must be one.
struct InstrumentExampleTests {
    @Test func `the example is a questionnaire with every kind of question that has choices`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "Documentation/instrument.md"), encoding: .utf8)
        let example = try #require(page.firstMatch(of: /```csv\n([^`]*)```/)).1
        let file = FileManager.default.temporaryDirectory.appending(path: "example-\(UUID().uuidString).csv")
        try Data(example.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }

        let instrument = try Instrument.load(path: file.path)
        #expect(instrument.languages == ["kk", "en"])
        let names = ["number", "q1", "q2", "q3", "q3_other", "q4", "q5_1", "q5_2"]
        #expect(instrument.questions.map(\.name) == names)
        #expect(instrument.questions.map(\.grid).compactMap(\.self) == ["q5", "q5"])
        #expect(instrument.demographics.map(\.name) == ["q1"])
        for kind in Question.Kind.allCases { #expect(page.contains("`\(kind.rawValue)"), "\(kind)") }
    }
}
