import Problems
import StageFiles
import Testing

struct JSONFilesTests {
    private struct Page: Codable, Equatable {
        var format = stageFilesVersion
        var b = "а/ә"
        var a = [2.5]
    }

    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func `a value reads back, and its keys are sorted`() throws {
        let output = try StageOutput(folder: folder.path)
        try output.write(Page(), json: "page.json")
        try output.commit()
        let text = try folder.text(of: "page.json")
        #expect(text.hasSuffix("}\n"))
        #expect(text.contains("\"b\" : \"а/ә\""))
        let keys = text.split(separator: "\"").filter { ["a", "b", "format"].contains($0) }
        #expect(keys == ["a", "b", "format"])
        #expect(try readJSON(Page.self, at: "\(folder.path)/page.json") == Page())
    }

    @Test func `a file of another version is refused`() throws {
        let failure = try failure(of: "{\"format\": 99}")
        #expect(failure.problems.map(\.what) == ["it was written in format 99, not \(stageFilesVersion)"])
    }

    @Test(arguments: ["{\"format\": \(stageFilesVersion)}", "[]", ""])
    func `a damaged file is refused`(text: String) throws {
        let failure = try failure(of: text)
        #expect(failure.cause == .data)
        #expect(failure.problems.map(\.position.file) == ["\(folder.path)/page.json"])
    }

    private func failure(of text: String) throws -> Failure {
        let path = try folder.file("page.json", text)
        return try #require(throws: Failure.self) { try readJSON(Page.self, at: path) }
    }
}
