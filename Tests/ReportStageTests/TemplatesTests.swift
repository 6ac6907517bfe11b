import Foundation
import Problems
import Testing

@testable import ReportStage

struct TemplatesTests {
    private static let shipped = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../surveys/templates").standardizedFileURL.path

    /// A folder with these templates.
    private func withFolder<Result>(
        _ texts: [String: String], _ body: (String) throws -> Result
    ) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in texts {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return try body(folder.path)
    }

    @Test(arguments: ["en", "kk", "ru"])
    func `the shipped templates name only what there is, and every word`(language: String) throws {
        let templates = try Templates(folders: [Self.shipped], language: language)
        for word in Words.Chart.allCases { #expect(templates.words.holds(word), "no \(word)") }
    }

    @Test
    func `a template of the wave that names what there is not is an error with its line and the near name`()
        throws
    {
        let failure = try withFolder(["finding.en.mustache": "{{stem}}\n({{nubmer}})\n"]) { folder in
            #expect(throws: Failure.self) { try Templates(folders: [folder, Self.shipped], language: "en") }
        }
        let problem = try #require(failure?.problems.first)
        #expect(failure?.cause == .data && problem.position.file.hasSuffix("finding.en.mustache"))
        #expect(problem.position.line == 2 && problem.remedy == "did you mean number?")
    }

    @Test func `a template that is missing or damaged is named`() throws {
        let missing = #expect(throws: Failure.self) { try Templates(folders: ["/nowhere"], language: "en") }
        #expect(missing?.cause == .missingInput)
        let damaged = try withFolder(["report.en.mustache": "line\n{{#open}}\n"]) { folder in
            #expect(throws: Failure.self) { try Templates(folders: [folder, Self.shipped], language: "en") }
        }
        #expect(damaged?.problems[0].position.line == 2)
    }

    @Test func `a template that no document reads is warned about`() throws {
        let files = [
            "fnding.en.mustache": "", "finding.de.mustache": "", "report.mustache": "", "notes.txt": "",
        ]
        let problems = try withFolder(files, Templates.unread)
        #expect(problems.map(\.severity) == [.warning, .warning])
        #expect(
            problems.map { $0.position.file.split(separator: "/").last } == [
                "fnding.en.mustache", "report.mustache",
            ])
        #expect(problems[0].remedy == "did you mean finding.LANGUAGE.mustache?")
        #expect(Templates.unread(in: Self.shipped).isEmpty)
    }
}
