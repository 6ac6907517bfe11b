import Foundation
import Testing

/// The pages must not go stale.
struct DocumentationTests {
    private static let pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]

    @Test(arguments: try pages + markdown(in: "Documentation"))
    func `every link within the project leads somewhere`(page: String) throws {
        let file = Checkout.root.appending(path: page)
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: /\]\(([^)#]+)[^)]*\)/) where !match.1.hasPrefix("https:") {
            let target = file.deletingLastPathComponent().appending(path: String(match.1))
            #expect(FileManager.default.fileExists(atPath: target.path), "\(match.1)")
        }
    }

    @Test func `the README tells of every file that a run writes`() throws {
        let readme = try String(contentsOf: Checkout.root.appending(path: "README.md"), encoding: .utf8)
        let run = try WaveRun(surveys: PipelineCase.small.surveys)
        try run.runAll()
        for path in try run.files.keys.sorted() {
            let name = URL(filePath: path).lastPathComponent
            let isThere = readme.contains(path.hasPrefix("charts/") ? "`charts/*.svg`" : name)
            #expect(isThere, "\(path)")
        }
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count < 200)
    }

    @Test func `the page on disclosure control goes through every column that is released`() throws {
        let page = try String(
            contentsOf: Checkout.root.appending(path: "Documentation/disclosure.md"), encoding: .utf8)
        var told: [String: Set<String>] = [:]
        var file = ""
        for line in page.split(separator: "\n").drop(while: { $0 != "| file | columns | what they are |" }) {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 5 else { continue }
            if let name = cells[1].firstMatch(of: /`([\w-]+\.csv)`/) { file = String(name.1) }
            told[file, default: []].formUnion(cells[2].matches(of: /`(\w+)`/).map { String($0.1) })
        }
        let run = try WaveRun(surveys: PipelineCase.small.surveys)
        try run.runAll()
        let files = try run.files
        let released = files.keys.filter { $0.hasPrefix("tables/") } + ["disclosure.csv"]
        #expect(released.count == 11)
        for path in released {
            let text = String(decoding: files[path] ?? Data(), as: UTF8.self)
            let header = text.prefix { $0 != "\n" }.split(separator: ",").map {
                String($0).replacing(/_(kk|en|ru)$/, with: "")
            }
            #expect(Set(header) == told[URL(filePath: path).lastPathComponent], "\(path)")
        }
    }

    private static func markdown(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: Checkout.root.appending(path: folder).path)
            .filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
    }
}
