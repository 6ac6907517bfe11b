import Foundation
import Glibc
import Testing

/// The exit codes of the tools where no case of `Cases` shows them. Whatever stops a tool, it leaves no file.
struct ExitCodeTests {
    private let run: WaveRun

    init() throws {
        run = try WaveRun(
            surveys: Checkout.cases.appending(path: "a-small-survey-keyed-in-by-two-offices/surveys"))
    }

    private var wave: [String] { ["--wave", "surveys/waves/small"] }

    @Test(arguments: Tool.stages) func `a wrong command line: 64, and the usage`(tool: Tool) throws {
        for arguments in [[], wave, wave + ["--output", "output", "--from", "nowhere"]] {
            let outcome = try tool.run(arguments, in: run.folder.url)
            #expect(outcome.exit == 64)
            #expect(outcome.messages.lowercased().contains("usage: \(tool.name)"))
            #expect(outcome.output.isEmpty)
        }
        #expect(try run.files.isEmpty)
    }

    @Test(arguments: Tool.stages) func `help and version: 0, on standard output`(tool: Tool) throws {
        for arguments in [["--help"], ["--version"]] {
            let outcome = try tool.run(arguments, in: run.folder.url)
            #expect(outcome.exit == 0)
            #expect(!outcome.output.isEmpty)
            #expect(outcome.messages.isEmpty)
        }
    }

    @Test func `a form the wave does not have: 65, with the nearest name`() throws {
        let outcome = try Tool.stages[0].run(
            wave + ["--output", "output", "--form", "peple"], in: run.folder.url)
        #expect(outcome.exit == 65)
        #expect(outcome.messages.contains("did you mean people?"))
        #expect(try run.files.isEmpty)
    }

    // survey-findings reads no tables for a wave without rules, such as this one.
    @Test(arguments: Tool.stages.dropFirst().filter { $0.name != "survey-findings" })
    func `a stage whose predecessor has not run: 66`(tool: Tool) throws {
        let outcome = try run.run(tool)
        #expect(outcome.exit == 66)
        #expect(outcome.messages.hasPrefix("output/small/"))
        #expect(try run.files.isEmpty)
    }

    @Test(arguments: Tool.stages) func `an output folder that is a file: 73`(tool: Tool) throws {
        try Data().write(to: run.folder.url.appending(path: "output"))
        let outcome = try run.run(tool)
        #expect(outcome.exit == 73)
        #expect(outcome.messages.hasPrefix("output"))
    }

    @Test(arguments: Tool.stages) func `another run holds the wave: 75`(tool: Tool) throws {
        try FileManager.default.createDirectory(at: run.output, withIntermediateDirectories: true)
        let lock = open(run.output.appending(path: ".lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
        defer { close(lock) }
        let outcome = try run.run(tool)
        #expect(outcome.exit == 75)
        #expect(outcome.messages.contains("try again"))
        #expect(try run.files.isEmpty)
    }
}
