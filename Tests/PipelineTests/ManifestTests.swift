import Foundation
import Testing

/// The tools as `make` runs them: with a manifest, by which they do nothing where all is as it was.
struct ManifestTests {
    private let run: WaveRun
    private let templates = Checkout.root.appending(path: "surveys/templates").path

    init() throws {
        run = try WaveRun(surveys: PipelineCase.small.surveys)
        try runAll()
    }

    /// Runs all stages.
    ///
    /// - Returns: The steps that were done, by the log, and what was said.
    @discardableResult
    private func runAll(program: String = "p") throws -> (done: [String], messages: String) {
        try? FileManager.default.removeItem(at: run.folder.url.appending(path: "log"))
        var messages = ""
        for stage in Tool.stages {
            var arguments = [
                "--wave", "surveys/waves/\(run.wave)", "--output", "output", "--manifest", program, "--log",
                "log",
            ]
            if stage.name == "survey-report" { arguments += ["--templates", templates] }
            let outcome = try stage.run(arguments, in: run.folder.url)
            try #require(outcome.exit == 0, "\(stage.name): \(outcome.messages)")
            messages += outcome.messages
        }
        let log = try String(contentsOf: run.folder.url.appending(path: "log"), encoding: .utf8)
        let lines = log.split(separator: "\n").compactMap {
            $0.wholeMatch(of: /.*Z \S+ survey-(\w+).*: begins/)
        }
        return (lines.map { String($0.1) }, messages)
    }

    private func manifest() throws -> [String: Any] {
        let data = try Data(contentsOf: run.output.appending(path: "manifest.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `every file of a wave is told once, by the step that wrote it`() throws {
        let steps = try #require(try manifest()["steps"] as? [[String: Any]])
        let told = steps.flatMap { ($0["wrote"] as? [String: String] ?? [:]).keys }
        let there = try run.files.keys.filter {
            !["manifest.json", "released.txt"].contains($0) && !$0.hasSuffix(".columns")
        }
        #expect(told.sorted() == there.map { "OUTPUT/\(run.wave)/\($0)" }.sorted())
        let read = Set(steps.flatMap { ($0["read"] as? [String: String] ?? [:]).keys })
        for name in ["office-one.csv", "office-two.csv", "wave.yml"] {
            #expect(read.contains("SURVEYS/waves/\(run.wave)/\(name)"))
        }
        #expect(
            read.contains("SURVEYS/instruments/small.csv") && read.contains("TEMPLATES/report.en.mustache"))
    }

    @Test func `it is the team's own and is not handed over`() throws {
        let path = run.output.appending(path: "manifest.json").path
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        let released = try String(contentsOf: run.output.appending(path: "released.txt"), encoding: .utf8)
        #expect(!released.contains("manifest"))
    }

    @Test func `nothing is done where contents are as they were`() throws {
        let before = try run.files
        for file in ["waves/\(run.wave)/office-one.csv", "instruments/small.csv"] {
            let url = run.folder.url.appending(path: "surveys/\(file)")
            let contents = try Data(contentsOf: url)
            try FileManager.default.removeItem(at: url)
            try contents.write(to: url)
        }
        #expect(try runAll().done.isEmpty)
        // A copied folder has no record of what was seen.
        try FileManager.default.removeItem(at: run.folder.url.appending(path: "output/.make"))
        #expect(try runAll().done.isEmpty)
        #expect(try run.files == before)
    }

    @Test func `a step is done again for what it reads, and those after it only if that comes out otherwise`()
        throws
    {
        let export = run.waveFolder.appending(path: "office-one.csv")
        // One more line break at the end: another file, the same rows, and so another ingest.json but the same codes.
        try (try Data(contentsOf: export) + Data("\n".utf8)).write(to: export)
        let done = try runAll().done
        #expect(done.prefix(2) == ["ingest", "clean"] && !done.contains("protect"), "\(done)")
        #expect(try runAll(program: "another").done.count == 6)
    }

    @Test func `what was altered by hand is named and made anew`() throws {
        let findings = run.output.appending(path: "findings.csv")
        let before = try Data(contentsOf: findings)
        try (before + Data("x\n".utf8)).write(to: findings)
        let verified = try Tool(name: "survey-manifest").run(
            ["verify", "--surveys", "surveys", "--output", "output"], in: run.folder.url)
        #expect(
            verified.exit == 65
                && verified.messages.contains("findings.csv: error: this is not as it was made"))
        let (done, messages) = try runAll()
        #expect(
            done == ["findings"] && messages.contains("findings.csv: warning: this is not as it was made"))
        #expect(try Data(contentsOf: findings) == before)
    }
}
