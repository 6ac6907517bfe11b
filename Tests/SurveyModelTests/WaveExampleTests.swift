import Foundation
import Problems
import Testing

@testable import SurveyModel

/// `Documentation/wave.yml.example`, from which `make new` makes a wave, must tell what is read.
struct WaveExampleTests {
    private let example: String

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        example = try String(
            contentsOf: root.appending(path: "Documentation/wave.yml.example"), encoding: .utf8)
    }

    @Test func `it loads as it is`() throws {
        let wave = try load(example, files: ["citizens.csv"])
        #expect(wave.forms.map(\.name) == ["citizens"])
        #expect(wave.languages == ["kk", "en"])
        #expect(wave.forms.map(\.disclosure) == [DisclosureRules()])
    }

    @Test func `it loads with every key that it shows`() throws {
        let files = [
            "citizens.csv", "margins-citizens.csv", "swot.yml", "indicators.csv", "swot-statements.csv",
            "hr-maturity.yml", "hr-maturity.csv", "published.csv", "coding-citizens.csv", "citizens-2.csv",
            "double-entry.csv", "corrections.csv", "../2025-05-region/wave.yml",
        ]
        let wave = try load(withoutComments, files: files)
        #expect(wave.isSynthetic)
        #expect(wave.forms.map(\.population) == [740_000])
        #expect(wave.forms.map(\.weights?.cap) == [5])
        #expect(wave.forms.map(\.disclosure.minimumForm) == [10])
        #expect(wave.forms.map(\.disclosure.interval) == [5])
        #expect(wave.swot?.indicators?.hasSuffix("/indicators.csv") == true)
        #expect(wave.published?.hasSuffix("/published.csv") == true)
    }

    @Test func `it shows every key that is read`() throws {
        let keys =
            WaveKey.allCases.map(\.rawValue) + FieldworkKey.allCases.map(\.rawValue)
            + FormKey.allCases.map(\.rawValue)
            + WeightsKey.allCases.map(\.rawValue) + StatisticsKey.allCases.map(\.rawValue)
            + CrosstabsKey.allCases.map(\.rawValue) + DisclosureKey.allCases.map(\.rawValue)
            + SwotKey.allCases.map(\.rawValue) + MaturityKey.allCases.map(\.rawValue)
        for key in keys {
            let line = try Regex("(^|[{,]) *\(key):").anchorsMatchLineEndings()
            #expect(withoutComments.contains(line), "\(key)")
        }
    }

    /// The example with the lines in effect that it has commented out: `# key:` of the wave, `#   key:` of
    /// the form.
    private var withoutComments: String {
        example.replacing(/\n#   (?=[a-z-]+: )/, with: "\n    ").replacing(/\n# (?=[a-z-]+: )/, with: "\n")
    }

    private func load(_ configuration: String, files: [String]) throws -> Wave {
        let surveys = FileManager.default.temporaryDirectory.appending(path: "example-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: surveys) }
        let folder = surveys.appending(path: "waves/w")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files {
            let path = folder.appending(path: file)
            try FileManager.default.createDirectory(
                at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data().write(to: path)
        }
        try Data(configuration.utf8).write(to: folder.appending(path: "wave.yml"))
        do {
            return try Wave.load(folder: folder.path)
        } catch let failure as Failure {
            Issue.record("\(failure.problems.map(\.description).joined(separator: "\n"))")
            throw failure
        }
    }
}
