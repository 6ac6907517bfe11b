import Foundation
import Problems
import StageFiles
import Testing

@testable import ManifestStage

struct PlanTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

    private var surveys: SurveyFolder {
        SurveyFolder(
            surveys: folder.appending(path: "s").path, output: folder.appending(path: "o").path, shipped: nil,
            program: "p")
    }

    /// Waves by name with what their `wave.yml` says beside the form.
    private func write(_ waves: [String: String]) throws {
        for (name, more) in waves {
            let wave = folder.appending(path: "s/waves/\(name)")
            try FileManager.default.createDirectory(at: wave, withIntermediateDirectories: true)
            try Data("forms:\n  f: {instrument: f.csv, responses: [a.csv]}\n\(more)".utf8)
                .write(to: wave.appending(path: "wave.yml"))
            for file in ["f.csv", "a.csv"] { try Data().write(to: wave.appending(path: file)) }
        }
    }

    private func plan(_ wave: String? = nil) throws -> (plan: Plan, problems: [String]) {
        var problems: [String] = []
        let plan = try Plan(surveys, wave: wave) { problems.append($0.what) }
        return (plan, problems)
    }

    @Test func `a wave is told after those that it is compared with, which need no report`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["a": "previous: b\n", "b": "", "c": ""])
        let words = try plan("a").plan.words
        #expect(
            words == [
                "wave/b", "form/b/f", "wave/a", "form/a/f", "before/a/b", "step/b/ingest/f", "step/b/clean/f",
                "step/b/tabulate/f", "step/b/protect", "step/b/findings", "step/a/ingest/f", "step/a/clean/f",
                "step/a/tabulate/f", "step/a/protect", "step/a/findings", "step/a/report",
            ])
        #expect(try plan().plan.words.contains("step/b/report"))
    }

    @Test func `pages of respondents are a step where the rules describe any`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["a": "swot: {rules: r.yml}\nprevious: b\n", "b": "swot: {rules: r.yml}\n"])
        for wave in ["a", "b"] {
            let index = "{name: t, form: f, model: formative, items: [{question: a}]}"
            try Data("indices: [\(index)]\nprotocol: {form: f, total: t}\n".utf8).write(
                to: folder.appending(path: "s/waves/\(wave)/r.yml"))
        }
        // Of the wave before only the answers are needed.
        let words = try plan("a").plan.words.filter { $0.contains("protocol") }
        #expect(words == ["step/a/protocol/f"])
        #expect(try plan().plan.words.contains("step/b/protocol/f"))
    }

    @Test func `what is refused stops no other and is told`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["a": "unknown: 1\n", "b": "previous: a\n", "c": "", "x y": ""])
        let (plan, problems) = try plan()
        #expect(plan.words.contains("refused") && plan.words.contains("step/c/report"))
        #expect(!plan.words.contains { $0.hasPrefix("wave/a") || $0.hasPrefix("wave/b") || $0.contains(" ") })
        #expect(problems.count == 3)
    }

    @Test func `a wave that is not there has near ones`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["2020-06-zhambyl": "", "2021-06-zhambyl": ""])
        #expect(try plan("2020-06-zhambil").plan.words == ["near/2020-06-zhambyl", "near/2021-06-zhambyl"])
    }

    @Test func `what was kept for others to write is not believed`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["a": ""])
        let own = folder.appending(path: "o/.make")
        try FileManager.default.createDirectory(
            at: own, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o777])
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: own.path)
        #expect(throws: Failure.self) { try plan() }
    }
}

struct StepReasonTests {
    @Test(arguments: [
        (StepReason.changed("SURVEYS/rules/swot.yml"), "rule swot.yml changed"),
        (.changed("SURVEYS/waves/w/citizens.csv"), "citizens.csv changed"),
        (.changed("SURVEYS/instruments/citizens.csv"), "questionnaire citizens.csv changed"),
        (.changed("SURVEYS/waves/w/instruments/citizens.csv"), "questionnaire citizens.csv changed"),
        (.added("TEMPLATES/entry.kk.mustache"), "template entry.kk.mustache is new"),
        (.gone("SURVEYS/waves/w/margins.csv"), "margins.csv is gone"),
        (.altered("OUTPUT/w/tables/f/tests.csv"), "its tables/f/tests.csv was altered"),
        (.missing("OUTPUT/w/report.en.md"), "its report.en.md is missing"),
        (.programChanged, "the program changed"), (.new, "it was not run yet"),
    ])
    func `reasons are told in words`(reason: StepReason, words: String) {
        #expect(reason.words == words)
    }
}
