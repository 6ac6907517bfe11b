import Foundation
import Glibc
import Problems
import Testing

@testable import SurveyModel

struct YAMLLimitTests {
    private func refusal(_ text: String) throws -> Problem {
        try #require(throws: Failure.self) { try YAMLDocument(text, file: "wave.yml") }.problems[0]
    }

    @Test(arguments: [
        "a: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
        (0..<40).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
        String(repeating: "- ", count: 40) + "x",
    ])
    func `what stands too deep is refused`(text: String) throws {
        #expect(try refusal(text).what == "more than 32 lists and mappings stand within each other")
    }

    @Test(arguments: ["[", "{", "- ", "? ", "a: [", "&a [", "!!map {"])
    func `what is nested without end is refused before it ends the program`(piece: String) throws {
        _ = try refusal(String(repeating: piece, count: 100_000))
    }

    @Test func `a file longer than it may be is refused before it is read`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "long-\(UUID().uuidString).yml")
            .path
        defer { unlink(path) }
        try #require(FileManager.default.createFile(atPath: path, contents: nil))
        try #require(truncate(path, 1 << 42) == 0)
        let failure = try #require(throws: Failure.self) { try YAMLDocument(path: path) }
        #expect(failure.cause == .data)
        #expect(failure.problems[0].what == "the file is longer than 1048576 bytes")
    }

    @Test func `values that multiply are refused`() throws {
        let lines = (1...9).map {
            "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ", "))]\n"
        }
        let bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + lines.joined()
        #expect(try refusal(bomb).what == "more than 16 aliases (*name) repeat what stands elsewhere")
        // As a key, each is compared with the others.
        #expect(try refusal(bomb + "? *a9\n: x\n").what.contains("aliases"))
    }

    @Test func `a few aliases are read, and stars and ampersands in texts are texts`() throws {
        let text = "a: &x {kk: бір}\nb: *x\nc: R&D *bold* 5 * 3 & more\nd: '&no *no'\n"
        #expect(try YAMLDocument(text, file: "wave.yml").root.entries.count == 4)
    }
}

struct ExpressionLimitTests {
    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "not(", count: 50_000) + "1",
        Array(repeating: "1", count: 100_000).joined(separator: " or "),
        String(repeating: "selected(", count: 50_000),
    ])
    func `a condition without end is refused before it ends the program`(text: String) {
        #expect(throws: ExpressionError.tooLong) { try Expression(parsing: text) }
    }

    @Test func `brackets as people write them are read`() throws {
        let text = "((${a} = 1 or ${a} = 2) and not(selected(${b}, 'x')))"
        #expect(try Expression(parsing: text).questions == ["a", "a", "b"])
    }
}
