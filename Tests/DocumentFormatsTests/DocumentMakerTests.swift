import Foundation
import Problems
import Testing

@testable import DocumentFormats

/// Documents by the programs that are installed; where pandoc is not, that is said and nothing is tried.
struct DocumentMakerTests {
    private static let text = """
        # Есеп & «сауалнама»

        > **Ескерту.** Құрастырылған деректер.

        [1. Ең бастысы](#brief) · [Кестелер](tables.kk.md)

        ## <a id="brief"></a>1. Ең бастысы

        Үлесі 43,6 %.<sup>[2](#finding-x)</sup> Сұрақ [5](tables.kk.md#q5), [сайт](https://example.org).

        | Жауап | Саны |
        |:--|--:|
        | <a id="finding-x"></a>әіңғүұқөһ | 12 |

        ![Сурет](charts/a.svg)

        """
    private static let chart = """
        <svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#123456"/></svg>
        """

    private func made(_ format: DocumentFormat) throws -> [UInt8]? {
        do {
            let maker = try DocumentMaker(
                files: ["charts/a.svg": Array(Self.chart.utf8)], epoch: 1_593_475_200)
            let source = DocumentMaker.Source(
                Self.text, .markdown, title: "Сынақ & <толқын>", language: "kk", contents: 4)
            let first = try maker.document(source, as: format)
            let again = try DocumentMaker(
                files: ["charts/a.svg": Array(Self.chart.utf8)], epoch: 1_593_475_200
            ).document(source, as: format)
            #expect(first == again, "the bytes repeat")
            return first
        } catch let failure as Failure where failure.cause == .missingInput {
            print("skipped: \(failure.problems[0])")
            return nil
        }
    }

    @Test func `a page for browsers holds its pictures, and its links lead within it`() throws {
        guard let bytes = try made(.html) else { return }
        let page = String(decoding: bytes, as: UTF8.self)
        #expect(page.contains("<html") && page.contains("lang=\"kk\"") && page.contains("<style"))
        #expect(page.contains("id=\"finding-x\"") && page.contains("<sup><a href=\"#finding-x\">2</a></sup>"))
        #expect(page.contains("data:image/svg+xml") && !page.contains("charts/a.svg"))
        // Links to other files are words only; those to the web stay.
        #expect(
            !page.contains("tables.kk.md") && page.contains("Сұрақ 5") && page.contains("https://example.org")
        )
        // The contents stand in the place of the line of links.
        #expect(page.contains("id=\"contents\"") && page.components(separatedBy: "Ең бастысы").count == 3)
        #expect(page.contains("әіңғүұқөһ"))
    }

    @Test func `a Word document has the header, styles, anchors and the pictures as drawings`() throws {
        guard let bytes = try made(.docx) else { return }
        let parts = try unpacked(bytes)
        let text = try #require(parts["word/document.xml"])
        #expect(text.contains("w:name=\"finding-x\"") && text.contains("w:anchor=\"finding-x\""))
        #expect(text.contains("svgBlip") && parts.keys.contains { $0.hasSuffix(".svg") })
        #expect(text.contains("<w:vertAlign w:val=\"superscript\""))
        let header = try #require(parts.first { $0.key.hasPrefix("word/header") }?.value)
        #expect(header.contains("Сынақ &amp; &lt;толқын&gt;") && header.contains("PAGE"))
        #expect(parts["word/styles.xml"]?.contains("1F3A5F") == true)
    }

    @Test func `a missing program is named with the package that has it`() {
        let error = #expect(throws: Failure.self) {
            try Program(name: "no-such-program", package: "no-such-package").find()
        }
        #expect(error?.cause == .missingInput)
        #expect(
            error?.problems.first?.description
                == "no-such-program: error: this program is not installed, and the document cannot be made without it; "
                + "install it: sudo apt-get install no-such-package")
    }

    /// The texts of an archive by their names, as Python's own library reads it.
    private func unpacked(_ bytes: [UInt8]) throws -> [String: String] {
        let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).zip"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = """
            import sys, zipfile, json
            z = zipfile.ZipFile(sys.argv[1])
            assert z.testzip() is None
            print(json.dumps({n: z.read(n).decode("utf-8", "replace") for n in z.namelist()}))
            """
        process.arguments = ["python3", "-c", script, path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([String: String].self, from: data)
    }

    @Test func `the reference document is an archive that others read`() throws {
        let parts = try unpacked(ReferenceDocument(title: "a < b & c").bytes)
        #expect(parts.count == 6 && parts["word/header1.xml"]?.contains("a &lt; b &amp; c") == true)
    }
}
