import Foundation
import Testing

/// The stages as built, over small surveys with their expected files, byte for byte.
///
/// With `RECORD_CASES=1` in the environment the files below `expected` are written anew from what the
/// stages make, and the run fails to say so: look at the difference before committing it.
struct CasesTests {
    private let isRecording = ProcessInfo.processInfo.environment["RECORD_CASES"] == "1"

    @Test(arguments: try PipelineCase.all)
    func `the stages make of a survey what its case expects`(pipelineCase: PipelineCase) throws {
        let found = try pipelineCase.run()
        let expected = try files(below: pipelineCase.expected)
        try #require(!expected.isEmpty)
        let names = Set(expected.keys).union(found.keys.filter { $0 == "exit" || $0 == "messages" })
        for name in names.sorted() where expected[name] != found[name] {
            if isRecording {
                try record(found[name], as: pipelineCase.expected.appending(path: name))
            } else {
                Issue.record("\(comment(name, expected: expected[name], found: found[name]))")
            }
        }
    }

    @Test func `there are good cases and bad ones`() throws {
        let exits = try PipelineCase.all.map {
            FileManager.default.fileExists(atPath: $0.expected.appending(path: "exit").path)
        }
        #expect(Set(exits) == [true, false])
    }

    private func record(_ data: Data?, as file: URL) throws {
        if let data {
            try data.write(to: file)
        } else {
            try FileManager.default.removeItem(at: file)
        }
        Issue.record("recorded anew: \(file.path.dropFirst(Checkout.root.path.count))")
    }

    private func comment(_ name: String, expected: Data?, found: Data?) -> String {
        guard let found else { return "expected/\(name): the stages wrote no such file" }
        let difference = lineDifference(
            expected: expected.map { String(decoding: $0, as: UTF8.self) } ?? "",
            found: String(decoding: found, as: UTF8.self))
        return "expected/\(name) (RECORD_CASES=1 records it anew):\n\(difference)"
    }
}
