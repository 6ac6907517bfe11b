import Foundation
import Testing

/// A folder of `Cases`: a `surveys` tree, and under `expected` what the stages make of its one wave.
///
/// `expected/exit` names the tool that stops and its exit code (absent: none does), `expected/messages` what
/// the tools write to standard error (absent: nothing); every other file is one below `OUTPUT/W`.
/// Messages name files relative to the case's folder.
struct PipelineCase: Sendable, CustomTestStringConvertible {
    let folder: URL

    init(_ name: String) { folder = Checkout.cases.appending(path: name) }

    /// Those that say what is expected of them.
    static var all: [PipelineCase] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: Checkout.cases.path).sorted()
                .map(PipelineCase.init)
                .filter { FileManager.default.fileExists(atPath: $0.expected.path) }
        }
    }

    var expected: URL { folder.appending(path: "expected") }

    /// The case's name as the sentence it is.
    var testDescription: String { folder.lastPathComponent.replacing("-", with: " ") }
}

extension PipelineCase {
    /// What a run of all stages left, under the names that files have below `expected`.
    func run() throws -> [String: Data] {
        let run = try WaveRun(surveys: folder.appending(path: "surveys"))
        var messages = ""
        var exit = ""
        for stage in Tool.stages {
            let before = try run.files
            let outcome = try run.run(stage)
            messages += outcome.messages
            guard outcome.exit != 0 else { continue }
            #expect(try run.files == before, "\(stage.name) failed and yet wrote files")
            exit = "\(stage.name): \(outcome.exit)\n"
            break
        }
        var found = try run.files
        if !exit.isEmpty { found["exit"] = Data(exit.utf8) }
        if !messages.isEmpty { found["messages"] = Data(messages.utf8) }
        return found
    }
}
