import DelimitedText
import Testing

@testable import IngestStage

/// `Documentation/ingest.md` must tell what the code does.
struct DocumentationTests {
    private let page: String

    init() throws {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        page = String(
            decoding: try FileSource.contents(of: "/\(folder)/Documentation/ingest.md"), as: UTF8.self)
    }

    @Test func `every way to know a header is told`() {
        for rule in HeaderMatcher.Rule.allCases {
            #expect(page.contains("| `\(rule.rawValue)` |"), "\(rule)")
        }
    }

    @Test func `every encoding is told`() {
        for encoding in TextEncoding.allCases { #expect(page.contains(encoding.rawValue), "\(encoding)") }
    }

    @Test func `the bounds are those of the code`() {
        #expect(page.contains("first 15 rows") && LayoutFinder.headerRows == 15)
        #expect(page.contains("(256 KiB)") && ExportSample.size == 256 << 10)
        #expect(page.contains("at least 12 characters") && HeaderMatcher.shortestPrefix == 12)
        #expect(page.contains("at most 3 characters") && HeaderMatcher.longestRest == 3)
        #expect(page.contains("1 MiB") && RowReader.longestField == 1 << 20)
        #expect(page.contains("first 20 are") && RowTally.mostShown == 20)
    }
}
