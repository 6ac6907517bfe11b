import Markdown
import Problems
import Testing

@testable import TemplateText

struct TemplateSetTests {
    struct Page: TemplateView {
        var title = ""
        var path = Inline(markdown: "")
        var isOpen = false
        var people: [Person] = []
        var owner: Person?
        var color = TemplateWord<Color>()
    }

    struct Person: TemplateView {
        var name = ""
        var pets: [Pet] = []
    }

    struct Pet: TemplateView { var name = "" }

    enum Color: String, CaseIterable { case red, blue }

    private let page = Page(
        title: "a|b", path: Inline(markdown: "[x](y)"), isOpen: true,
        people: [Person(name: "Aru", pets: [Pet(name: "Aqtos")]), Person(name: "Bek")],
        owner: Person(name: "Dana"), color: TemplateWord(.blue))

    private func rendered(_ text: String, _ parts: [String: String] = [:]) throws -> String {
        var set = TemplateSet()
        try set.add("page", text: Array(text.utf8), file: "page")
        for (name, text) in parts { try set.add(name, text: Array(text.utf8), file: name) }
        return try set.template("page", for: Page.self).render(page)
    }

    @Test(arguments: [
        ("{{title}} {{{path}}} {{path}}", "a\\|b [x](y) [x](y)"),
        ("{{#isOpen}}open{{/isOpen}}{{^isOpen}}shut{{/isOpen}}", "open"),
        ("{{#people}}{{name}}{{^isLast}}, {{/isLast}}{{/people}}", "Aru, Bek"),
        ("{{#people}}{{#pets}}{{name}} of {{title}}{{/pets}}{{/people}}", "Aqtos of a\\|b"),
        ("{{#owner}}{{name}}{{/owner}}", "Dana"),
        (
            "{{#hasPeople}}people{{/hasPeople}}{{#people}}{{^hasPets}} {{name}}{{/hasPets}}{{/people}}",
            "people Bek"
        ),
        ("{{#color}}{{#red}}red{{/red}}{{#blue}}blue{{/blue}}{{/color}}", "blue"),
        ("a{{! nothing }}b", "ab"),
        ("{{#title}}[{{title}}]{{/title}}", "[a\\|b]"),
        ("list\n{{#people}}\n- {{name}}\n{{/people}}\nend", "list\n- Aru\n- Bek\nend"),
        ("\n\na\n\n \n\nb\n\n", "a\n\nb"),
    ])
    func `what a template asks for is put in`(template: String, expected: String) throws {
        #expect(try rendered(template) == expected + "\n")
    }

    @Test func `a template put into a line does not end it, on a line of its own it does`() throws {
        #expect(try rendered("- {{> part}} end", ["part": "{{title}}\n"]) == "- a\\|b end\n")
        #expect(try rendered("{{> part}}\nend", ["part": "{{title}}\n"]) == "a\\|b\nend\n")
    }

    private func problems(_ text: String, _ parts: [String: String] = [:]) -> [Problem] {
        do {
            _ = try rendered(text, parts)
            return []
        } catch let failure as Failure {
            return failure.problems
        } catch {
            return []
        }
    }

    @Test(arguments: [
        ("a\n{{titel}}", "page:2", "did you mean title?"),
        ("{{#peple}}{{/peple}}", "page:1", "did you mean people?"),
        ("\n\n{{> prt}}", "page:3", "did you mean part?"),
        ("{{#color}}{{#bleu}}{{/bleu}}{{/color}}", "page:1", "did you mean blue?"),
        ("{{people}}", "page:1", "write {{#people}}"), ("{{{title}}}", "page:1", "write {{title}}"),
        ("{{#people}}\n", "page:1", "add {{/people}}"),
        ("x{{/people}}", "page:1", "closed under the same name"),
        ("x\n{{title", "page:2", "}}"), ("{{name}}", "page:1", "look into the shipped template"),
        ("{{#isLast}}{{/isLast}}", "page:1", "look into the shipped template"),
        ("{{=<% %>=}}", "page:1", "{{! comment }}"), ("a\n{{> *title}}", "page:2", "look into"),
        ("{{<part}}{{/part}}", "page:1", "{{! comment }}"),
    ])
    func `what there is not is an error at its line, with the nearest name`(
        template: String, place: String, remedy: String
    ) {
        let found = problems(template, ["part": ""])
        #expect(found.count == 1)
        #expect(found.first?.description.hasPrefix("\(place): error: ") == true, "\(found)")
        #expect(found.first?.remedy.contains(remedy) == true, "\(found)")
    }

    @Test func `all are told at once, those of a part in the part's file`() {
        let found = problems("{{one}}\n{{> part}}\n{{> part}}", ["part": "\n{{two}}"])
        #expect(found.map(\.position.file) == ["page", "part"] && found.map(\.position.line) == [1, 2])
    }

    @Test func `a template that puts itself in is one`() {
        let found = problems("{{> a}}", ["a": "{{> b}}", "b": "{{> a}}"])
        #expect(found.first?.what == "the template a puts itself in")
    }

    @Test func `parts that put each other in without end, or sections within sections, are too much`() {
        var parts: [String: String] = [:]
        for index in 0..<20 {
            parts["p\(index)"] = index == 19 ? "" : "{{> p\(index + 1)}}{{> p\(index + 1)}}"
        }
        #expect(problems("{{> p0}}", parts).count == 1)
        let deep =
            String(repeating: "{{#isOpen}}", count: 2_000) + String(repeating: "{{/isOpen}}", count: 2_000)
        #expect(problems(deep).count == 1)
        #expect(problems(String(repeating: "long", count: 1 << 18 + 1)).count == 1)
    }
}
