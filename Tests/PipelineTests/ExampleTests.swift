import Foundation
import Testing

/// The second example: another survey, run by the same program.
struct ExampleTests {
    private let run: WaveRun

    init() throws { run = try WaveRun(surveys: Checkout.root.appending(path: "Documentation/example")) }

    private func report(_ language: String, _ document: String = "report") throws -> String {
        try String(contentsOf: run.output.appending(path: "\(document).\(language).md"), encoding: .utf8)
    }

    private func edit(_ file: String, _ change: (String) -> String) throws {
        let url = run.folder.url.appending(path: "surveys/\(file)")
        try change(String(contentsOf: url, encoding: .utf8)).write(to: url, atomically: true, encoding: .utf8)
    }

    @Test func `other questions, factors and thresholds need no code`() throws {
        try run.runAll()
        let findings = try SimpleTable(run.output.appending(path: "findings.csv")).rows
        #expect(
            findings.map { $0["id"] } == [
                "bus_poor", "want_routes", "site_good", "indicator.trees",
            ])
        #expect(
            try report("en").contains("Do the new buses of which the experts speak reach the new districts?"))
    }

    @Test func `a template in the wave's folder takes the place of the shipped one`() throws {
        try run.runAll()
        let sentence = "more bus routes first (suggested by 79 answers)."
        #expect(try report("en").contains(sentence))
        try FileManager.default.removeItem(at: run.waveFolder.appending(path: "finding.en.mustache"))
        #expect(try run.run(Tool(name: "survey-report")).exit == 0)
        let shipped = try report("en")
        #expect(!shipped.contains(sentence))
        #expect(
            shipped.contains(
                "more bus routes first (n = 79; 95% interval 46.0–67.3; suggestive: threshold 50%)."))
    }

    @Test func `the Russian report speaks Russian throughout and counts as Russian does`() throws {
        try run.runAll()
        for document in ["report", "tables"] {
            let text = try report("ru", document).replacing(
                /\]\([^)]*\)|<[^>]*>|\*[^*]*\d{4}[^*]*\*/, with: "")
            #expect(!text.contains { "әғқңөұүһі".contains($0) }, "Kazakh")
            let words = Set(text.matches(of: /\p{Latin}{3,}/).map { String($0.output) })
            let known: Set = [
                "SWOT", "csv", "tables", "report", "statements", "swot", "quality", "lt", "invented",
                "Documentation", "crosstabs",
                "statistics", "tests", "wave", "yml", "design",
            ]
            let names = try String(contentsOf: run.output.appending(path: "findings.csv"), encoding: .utf8)
            #expect(words.filter { !known.contains($0) && !names.contains($0) } == [])
        }
        let text = try report("ru")
        #expect(text.contains("Ответили 80 респондентов"))
        #expect(text.contains("57,0\u{A0}% респондентов хотят"))
        try edit("waves/\(run.wave)/residents.csv") { csv in
            csv.split(separator: "\n").prefix(22).joined(separator: "\n") + "\n"
        }
        try run.runAll()
        #expect(try report("ru").contains("Ответил 21 респондент"))
    }

    @Test func `no text can break a table or put anything in`() throws {
        let nasty = "a|b *c* <script>alert(1)</script> ](http://x) [d] `e`"
        try edit("instruments/residents.csv") { $0.replacing("Street lighting", with: nasty) }
        try edit("waves/\(run.wave)/statements.csv") {
            $0.replacing("The town has bought six new buses.", with: "\"\(nasty)\nnext line\"")
        }
        try edit("waves/\(run.wave)/wave.yml") { $0.replacing("Town of Aqbulaq (invented)", with: nasty) }
        try edit("rules/town.yml") { $0.replacing("Public transport", with: nasty) }
        try run.runAll()
        for document in ["report", "tables"] {
            let text = try report("en", document)
            let unescaped = text.replacing(/\\./, with: "")
            #expect(!text.contains("<script") && !unescaped.contains("](http"))
            #expect(text.contains("a\\|b"))
            expectSoundTables(text)
        }
        for (name, data) in try run.files where name.hasSuffix(".en.svg") {
            #expect(!String(decoding: data, as: UTF8.self).contains("<script"), "\(name)")
        }
    }

    @Test func `nothing of an export moves the cursor of who asks for the chain behind a finding`() throws {
        let escape = "\u{1B}[2J\u{202E}"
        try edit("waves/\(run.wave)/residents.csv") { csv in
            csv.replacing(
                "Больше автобусных маршрутов", with: "Больше автобусных маршрутов" + escape,
                maxReplacements: 1)
        }
        try edit("instruments/residents.csv") {
            $0.replacing("More bus routes", with: "More bus routes" + escape)
        }
        try edit("waves/\(run.wave)/statements.csv") {
            $0.replacing(",invented,", with: ",invented\(escape),")
        }
        try run.runAll()
        let statement = try #require(
            SimpleTable(run.output.appending(path: "swot.csv")).rows.first { $0["origin"] == "statement" })
        for id in ["want_routes", try #require(statement["evidence"])] {
            let chain = try Tool(name: "survey-report").run(
                ["--wave", "surveys/waves/\(run.wave)", "--output", "output", "--explain", id],
                in: run.folder.url)
            #expect(chain.exit == 0)
            #expect(chain.output.contains("\\u{1B}[2J\\u{202E}"), "\(id)")
            #expect(!chain.output.contains("\u{1B}") && !chain.output.contains("\u{202E}"), "\(id)")
        }
    }

    /// Every row of a table has as many cells as its head.
    private func expectSoundTables(_ text: String) {
        var cells = 0
        var tables = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                cells = 0
                continue
            }
            let bars = line.replacing(/\\./, with: "").count { $0 == "|" }
            if cells == 0 {
                cells = bars
                tables += 1
            }
            #expect(bars == cells, "\(line)")
        }
        #expect(tables > 1)
    }
}
