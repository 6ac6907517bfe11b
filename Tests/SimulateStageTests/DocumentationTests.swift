import DelimitedText
import Testing

@testable import SimulateStage

/// `Documentation/simulate.md` must tell what the code does.
struct DocumentationTests {
    private let page: String

    init() throws {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let bytes = try FileSource.contents(of: "/\(folder)/Documentation/simulate.md")
        page = String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: Measure.allCases) func `every measure is in the table`(measure: Measure) {
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let first = rows.map { $0.dropFirst().prefix { $0 != "|" } }
        #expect(first.contains { $0.contains("`\(measure.rawValue)`") })
    }

    @Test func `the example is a targets file`() throws {
        let begin = try #require(page.range(of: "```csv\n")?.upperBound)
        let example = page[begin...].prefix { $0 != "`" }
        let reader = RecordReader(MemorySource(String(example)), file: "example.csv")
        let file = try TargetFile(reader, path: "example.csv")
        #expect(file.problems == [])
        #expect(file.targets.count == 16)
    }

    @Test func `its bounds are those of the climb`() {
        #expect(page.contains("above 20,000\n   respondents there are none"))
        #expect(Climb.respondentLimit == 20_000)
    }
}
