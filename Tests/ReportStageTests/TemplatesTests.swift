import Foundation
import Problems
import Testing

@testable import ReportStage

struct TemplatesTests {
    /// A folder of templates; those not given are empty.
    private func templates(_ texts: [String: String]) throws -> Templates {
        let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for document in Templates.Document.allCases {
            let file = folder.appending(path: "\(document).en.mustache")
            try (texts["\(document)"] ?? "").write(to: file, atomically: true, encoding: .utf8)
        }
        return try Templates(folders: ["/nowhere", folder.path], language: "en")
    }

    @Test(arguments: [
        ("a|b", #"a\|b"#), ("<script>", "&lt;script&gt;"), ("[x](y)", #"\[x\](y)"#), ("*bold*", #"\*bold\*"#),
        ("two\nlines", "two lines"),
    ])
    func `text cannot break a table or put anything in`(text: String, cell: String) throws {
        let rendered = try templates(["report": "| {{answer}} |"]).render(.report, ["answer": text])
        #expect(rendered == "| \(cell) |\n")
    }

    @Test func `a template put into a line does not end it`() throws {
        let set = try templates(["report": "- {{> finding}} end\n", "finding": "{{text}}\n"])
        #expect(set.render(.report, ["text": "found"]) == "- found end\n")
    }

    @Test func `blank lines are one at most`() throws {
        #expect(
            try templates(["report": "\n\na\n\n \n\nb\n\n"]).render(.report, [:] as [String: Any])
                == "a\n\nb\n")
    }

    @Test(arguments: [
        (["report": "a\n{{> report}}"], 2),
        (["report": "{{> finding}}", "finding": "{{> entry}}\n{{> report }}"], 1),
        (["finding": "{{#a}}\n\n{{>entry}}{{/a}}", "entry": "{{> finding}}"], 3),
        (["entry": "{{<entry}}{{/entry}}"], 1), (["report": "{{> *text}}"], 1),
        (["report": "\n{{=<% %>=}}<%> report%>"], 2),
        (["report": String(repeating: "{{#a}}", count: 40) + String(repeating: "{{/a}}", count: 40)], 1),
        (
            [
                "report": String(repeating: "{{> finding}}", count: 101),
                "finding": String(repeating: "{{> entry}}", count: 101),
            ], 1
        ),
        (["report": String(repeating: "long", count: 1 << 18 + 1)], 1),
    ])
    func `a template that would not end is refused at its line`(texts: [String: String], line: Int) throws {
        let failure = try #require(throws: Failure.self) { try templates(texts) }
        #expect(failure.cause == .data)
        #expect(failure.problems[0].position.line == line)
    }

    @Test func `the same template may be put in twice, and a comment puts nothing in`() throws {
        let set = try templates([
            "report": "{{> finding}} {{> finding}} {{! {{> report}} }}", "finding": "{{> entry}}",
            "entry": "x",
        ])
        #expect(set.render(.report, [:] as [String: Any]).hasPrefix("x x"))
    }

    @Test func `a template that is missing or damaged is named`() throws {
        #expect(throws: Failure.self) { try Templates(folders: ["/nowhere"], language: "en") }
        do {
            _ = try templates(["report": "line\n{{#open}}\n"])
            Issue.record("it was read")
        } catch let failure as Failure {
            #expect(failure.problems[0].position.file.hasSuffix("report.en.mustache"))
        }
    }
}
