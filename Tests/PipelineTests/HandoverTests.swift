import Foundation
import Glibc
import Testing

/// `survey-handover`: what `released.txt` lists leaves, and nothing else; all of it or nothing.
struct HandoverTests {
    private let run: WaveRun
    private let tool = Tool(name: "survey-handover")

    init() throws {
        run = try ConfidentialWave.run()
        try run.runAll()
    }

    private var archive: URL { run.folder.url.appending(path: "output/w-handover.tar.gz") }
    private var ledger: URL { run.waveFolder.appending(path: "handed-over") }

    private func handOver(_ more: [String] = []) throws -> Tool.Outcome {
        try tool.run(
            ["--wave", "surveys/waves/w", "--output", "output"] + more, in: run.folder.url)
    }

    /// The archive as the system's tar unpacks it.
    private func unpacked() throws -> [String: Data] {
        let folder = try TemporaryFolder()
        let tar = Process()
        tar.executableURL = URL(filePath: "/usr/bin/env")
        tar.arguments = ["tar", "-xzf", archive.path, "-C", folder.url.path]
        try tar.run()
        tar.waitUntilExit()
        #expect(tar.terminationStatus == 0)
        return try files(below: folder.url)
    }

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: run.output.appending(path: path))
    }

    private func names(_ folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    @Test func `all that was released is packed, and what lies beside it is not`() throws {
        for stray in ["tables/f/responses.csv", "charts/photo.svg", "notes.md", "report.fr.md"] {
            try write("Серікбаева", to: stray)
        }
        let outcome = try handOver()
        #expect(outcome.exit == 0, "\(outcome.messages)")
        #expect(outcome.output == "output/w-handover.tar.gz\n")
        let packed = try unpacked()
        let listed = try String(contentsOf: run.output.appending(path: "released.txt"), encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { String($0.dropFirst(66)) }
        #expect(Set(packed.keys) == Set(listed + ["released.txt"]))
        for name in ["report.kk.md", "tables/f/crosstabs.csv", "findings.csv", "charts/f+q3.en.svg"] {
            #expect(packed[name] == (try run.files[name]), "\(name)")
        }
    }

    @Test func `a release is recorded with its figures and reason, the same one once`() throws {
        #expect(try handOver(["--accept", "first \"one\" $HOME"]).exit == 0)
        let first = try Data(contentsOf: archive)
        #expect(try handOver().exit == 0)
        #expect(try Data(contentsOf: archive) == first)
        #expect(try names(ledger) == ["1"])
        let recorded = try files(below: ledger.appending(path: "1"))
        #expect(recorded["reason.txt"] == Data("first \"one\" $HOME\n".utf8))
        let released = try run.files
        for name in ["disclosure.csv", "findings.csv", "released.txt", "tables/f/distributions.csv"] {
            #expect(recorded[name] == released[name], "\(name)")
        }
        #expect(recorded.keys.allSatisfy { !$0.hasSuffix(".md") && !$0.hasSuffix(".svg") })

        try Data("languages: [en]\n".utf8).append(to: run.waveFolder.appending(path: "wave.yml"))
        try run.runAll()
        #expect(try handOver().exit == 0)
        #expect(try names(ledger) == ["1", "2"])
    }

    @Test func `a wave handed over before there was a ledger has its next release as 2`() throws {
        try FileManager.default.copyItem(
            at: run.output.appending(path: "disclosure.csv"),
            to: run.waveFolder.appending(path: "handed-over.csv"))
        #expect(try handOver().exit == 0)
        #expect(try names(ledger) == ["2"])
    }

    @Test func `a file changed after its release, or gone, stops it`() throws {
        let report = run.output.appending(path: "report.kk.md")
        let text = try Data(contentsOf: report)
        try (text + Data("x".utf8)).write(to: report)
        let changed = try handOver()
        #expect(changed.exit == 65)
        #expect(
            changed.messages.hasPrefix("output/w/report.kk.md: error: the file is not as it was released"))
        try FileManager.default.removeItem(at: report)
        #expect(try handOver().exit == 66)
        // A folder in its place cannot be read either.
        try FileManager.default.createDirectory(at: report, withIntermediateDirectories: false)
        #expect(try handOver().exit == 66)
        #expect(!FileManager.default.fileExists(atPath: archive.path))
        #expect(!FileManager.default.fileExists(atPath: ledger.path))
    }

    @Test func `a run that stopped midway is not handed over`() throws {
        for (tool, later) in [(Tool.stages[4], "survey-report"), (Tool.stages[3], "survey-findings")] {
            #expect(try run.run(tool).exit == 0)
            let outcome = try handOver()
            #expect(outcome.exit == 65)
            #expect(outcome.messages.contains("nothing from \(later) is listed"))
        }
    }

    @Test(arguments: ["f/coded.csv", "../w/f/coded.csv", "f/../f/coded.csv", ".lock"])
    func `the team's own files do not leave even if somebody lists them`(path: String) throws {
        let list = run.output.appending(path: "released.txt")
        let file = run.output.appending(path: path)
        let sum = Process()
        let pipe = Pipe()
        sum.executableURL = URL(filePath: "/usr/bin/env")
        sum.arguments = ["sha256sum", file.path]
        sum.standardOutput = pipe
        try sum.run()
        let digest = String(
            decoding: pipe.fileHandleForReading.readDataToEndOfFile().prefix(64), as: UTF8.self)
        try Data("\(digest)  \(path)\n".utf8).append(to: list)
        let outcome = try handOver()
        #expect(outcome.exit == 65)
        #expect(outcome.messages.contains("must not leave"))
    }

    @Test func `where it cannot be recorded, there is no archive`() throws {
        // A file where the ledger should be.
        try Data().write(to: ledger)
        let outcome = try handOver()
        #expect(outcome.exit == 73)
        #expect(try names(run.folder.url.appending(path: "output")) == ["w"])
    }

    @Test func `where the archive cannot be put in its place, nothing is recorded`() throws {
        try FileManager.default.createDirectory(
            at: archive.appending(path: "mine"), withIntermediateDirectories: true)
        let outcome = try handOver()
        #expect(outcome.exit == 74)
        #expect(try names(ledger).isEmpty)
        #expect(try names(run.folder.url.appending(path: "output")) == ["w", "w-handover.tar.gz"])
    }

    @Test func `what a run that was killed left in the ledger is cleared, and nothing else`() throws {
        let elsewhere = run.folder.url.appending(path: "elsewhere")
        try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: false)
        try Data("kept".utf8).write(to: elsewhere.appending(path: "file"))
        let leftover = ledger.appending(path: ".1.3x9k.partial/tables/f")
        try FileManager.default.createDirectory(at: leftover, withIntermediateDirectories: true)
        try Data("half".utf8).write(to: leftover.appending(path: "tests.csv"))
        try FileManager.default.createSymbolicLink(
            at: leftover.appending(path: "link"), withDestinationURL: elsewhere)
        try FileManager.default.createSymbolicLink(
            at: ledger.appending(path: ".2.3x9k.partial"), withDestinationURL: elsewhere)
        for name in ["notes.partial", ".hidden", ".notes.a.partial"] {
            try Data().write(to: ledger.appending(path: name))
        }
        #expect(try handOver().exit == 0)
        #expect(try names(ledger) == [".hidden", ".notes.a.partial", "1", "notes.partial"])
        #expect(try names(elsewhere) == ["file"])
    }

    @Test func `two runs with outputs of their own do not write one ledger at the same time`() throws {
        let leftover = ledger.appending(path: ".1.3x9k.partial")
        try FileManager.default.createDirectory(at: leftover, withIntermediateDirectories: true)
        let held = open(ledger.path, O_RDONLY | O_DIRECTORY)
        defer { close(held) }
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        let outcome = try handOver()
        #expect(outcome.exit == 75)
        #expect(outcome.messages.hasPrefix("surveys/waves/w/handed-over: error: another run is handing"))
        #expect(try names(ledger) == [".1.3x9k.partial"], "what a live run has begun is not cleared")
        #expect(try names(run.folder.url.appending(path: "output")) == ["w"])
    }

    @Test func `a disk that is full leaves neither archive nor record`() throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        // No file may grow beyond a kilobyte; the signal for that is ignored, so that writing fails.
        shell.arguments = [
            "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" --wave surveys/waves/w --output output 2>/dev/null",
            Checkout.tools.appending(path: tool.name).path,
        ]
        shell.currentDirectoryURL = run.folder.url
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 74)
        #expect(try names(run.folder.url.appending(path: "output")) == ["w"])
        if FileManager.default.fileExists(atPath: ledger.path) { #expect(try names(ledger).isEmpty) }
    }
}

extension Data {
    /// Adds these bytes to the end of a file.
    func append(to file: URL) throws {
        try (try Data(contentsOf: file) + self).write(to: file)
    }
}
