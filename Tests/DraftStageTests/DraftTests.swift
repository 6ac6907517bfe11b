import DelimitedText
import Foundation
import Problems
import StageFiles
import SurveyModel
import Testing

@testable import DraftStage

/// Drafts of shipped exports beside the questionnaires that people wrote for them.
struct DraftTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// An export with its questionnaire, and how many corrections the draft wants; `Documentation/draft.md` tells them.
    struct Shipped: Sendable, CustomTestStringConvertible {
        var export: String
        var instrument: String
        var corrections: Int
        var testDescription: String { export }
    }

    private static func cases(_ system: String, _ corrections: Int) -> Shipped {
        let folder = "Tests/PipelineTests/Cases/\(system)-to-a-report/surveys"
        let form = system == "kobo" ? "form.xlsx" : "form.csv"
        return Shipped(
            export: "\(folder)/waves/w/export.csv", instrument: "\(folder)/instruments/\(form)",
            corrections: corrections)
    }

    static let shipped: [Shipped] = [
        Shipped(
            export: "surveys/waves/2020-06-zhambyl/citizens.csv",
            instrument: "surveys/instruments/citizens.csv",
            corrections: 3),
        Shipped(
            export: "surveys/waves/2020-06-zhambyl/heads.csv", instrument: "surveys/instruments/heads.csv",
            corrections: 4),
        Shipped(
            export: "Documentation/example/waves/2024-09-aqbulaq/residents.csv",
            instrument: "Documentation/example/instruments/residents.csv", corrections: 0),
        Shipped(
            export: "Documentation/assessment/waves/2025-03-departments/assessment.csv",
            instrument: "Documentation/assessment/instruments/assessment.csv", corrections: 1),
        cases("kobo", 0), cases("limesurvey", 0), cases("google-forms", 1), cases("qualtrics", 0),
        cases("surveymonkey", 0),
        Shipped(
            export: "Tests/PipelineTests/Cases/an-spss-file-with-labels/surveys/waves/w/export.sav",
            instrument: "Tests/PipelineTests/Cases/an-spss-file-with-labels/surveys/instruments/form.csv",
            corrections: 1),
    ]

    @Test(arguments: shipped) func `the draft of a shipped export wants few corrections`(one: Shipped) throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "draft-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try draft(export: Self.root.appending(path: one.export).path, folder: folder.path)
        let drafted = try Instrument.load(path: made.path)
        let written = try Instrument.load(path: Self.root.appending(path: one.instrument).path)
        let found = corrections(drafted, written)
        #expect(found.count == one.corrections, "\(found.joined(separator: "\n"))")
    }

    @Test func `the documentation tells how many`() throws {
        let page = try String(
            contentsOf: Self.root.appending(path: "Documentation/draft.md"), encoding: .utf8)
        for one in Self.shipped {
            #expect(page.contains("| `\(one.export)` | \(one.corrections) |"), "\(one.export)")
        }
    }

    @Test func `a questionnaire that is there already is left alone`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "draft-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let place = folder.appending(path: "residents.csv")
        try Data("mine".utf8).write(to: place)
        let failure = #expect(throws: Failure.self) {
            try draft(export: Self.root.appending(path: Self.shipped[2].export).path, folder: folder.path)
        }
        #expect(failure?.problems.first?.what == "residents.csv is there already")
        #expect(try Data(contentsOf: place) == Data("mine".utf8))
    }

    @Test(arguments: ["", "\n\n", "a,b\n", ";;;\n;;;\n", "\u{0}\u{1}"])
    func `an export without answers gives no draft`(text: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "draft-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let export = folder.appending(path: "x.csv")
        try Data(text.utf8).write(to: export)
        #expect(throws: Failure.self) { try draft(export: export.path, folder: folder.path + "/out") }
    }

    /// What has to be changed in the draft: a question's type or role, one that is missing or too many. Wording, topics
    /// and other languages come from the form; answers to be added to or taken from a list count as one a list.
    private func corrections(_ draft: Instrument, _ form: Instrument) -> [String] {
        var found: [String] = []
        for question in form.questions where !question.name.hasSuffix("_coded") {
            let other =
                draft.questions.first { $0.name == question.name }
                ?? draft.questions.first {
                    $0.label.byLanguage.values.contains { text in isSame(text, question) }
                }
            guard let other else {
                if !question.isOptional { found.append("\(question.name) is missing") }
                continue
            }
            if other.kind != question.kind {
                found.append("\(question.name) is \(other.kind.rawValue), not \(question.kind.rawValue)")
            } else if question.hasChoices, !agree(other.choices, question.choices) {
                found.append(
                    "\(question.name): \(other.choices.map { $0.label[""] }) for \(question.choices.map { $0.label[""] })"
                )
            }
            if other.role != question.role {
                found.append("\(question.name) has role \(other.role.rawValue)")
            }
        }
        return found
    }

    private func isSame(_ text: String, _ question: Question) -> Bool {
        question.label.byLanguage.values.contains { label in
            let (a, b) = (MatchingKey(text).text, MatchingKey(label).text)
            return a == b || a.hasSuffix(b) && a.count - b.count < 6
        }
    }

    /// Whether the draft has no answer that the form lacks: those nobody gave cannot be known.
    private func agree(_ draft: [Choice], _ form: [Choice]) -> Bool {
        let known = form.flatMap { [$0.name] + $0.label.byLanguage.values + $0.accept }.map(MatchingKey.init)
        return draft.allSatisfy { choice in
            choice.name == Choice.ownAnswer
                || choice.label.byLanguage.values.contains { known.contains(MatchingKey($0)) }
        }
    }
}
