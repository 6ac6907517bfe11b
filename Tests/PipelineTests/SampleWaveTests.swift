import Foundation
import Testing

/// The shipped wave from the exports to the reports, run once for all tests.
struct SampleWaveTests {
    private static let made = Result {
        let run = try WaveRun(surveys: Checkout.root.appending(path: "surveys"))
        try run.runAll()
        return run
    }

    /// A copy that a test may change.
    private let run: WaveRun

    init() throws {
        let made = try Self.made.get()
        run = try WaveRun(surveys: Checkout.root.appending(path: "surveys"))
        let outputs = run.output.deletingLastPathComponent()
        try FileManager.default.copyItem(at: made.output.deletingLastPathComponent(), to: outputs)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: run.output.appending(path: name), encoding: .utf8)
    }

    private func reportTool(_ wave: String, _ arguments: [String]) throws -> Tool.Outcome {
        let options = ["--wave", "surveys/waves/\(wave)", "--output", "output"]
        return try Tool(name: "survey-report").run(options + arguments, in: run.folder.url)
    }

    @Test func `the Russian report holds no Kazakh but the names of programmes`() throws {
        let text = try text("report.ru.md").replacing(/\]\([^)]*\)|<[^>]*>/, with: "")
        let lines = text.split(separator: "\n").filter { $0.contains { "әғқңөұүһі".contains($0) } }
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.contains("«Туған жер»") || $0.contains("«Нұрлы жер»") })
        #expect(text.contains("Уровень: «измеримость»"))
        #expect(text.contains("При чистке изменено 512 ячеек"))
        #expect(!text.contains("{"))
    }

    /// Words that an akim need not know: the first page has none of them.
    private static let jargon: [String: [String]] = [
        "en": [
            "interval", "confidence", "n = ", "p = ", "p < ", "χ", "cramér", "weighted", "median", "quartile",
            "mean ",
            "residual", "adjusted", "significan", "fisher", "hypothes", "correlat", "threshold", "base",
            "suggestive",
            "finding", "csv", "sample", "rando",
        ],
        "ru": [
            "интервал", "доверит", "n = ", "p = ", "p < ", "χ", "крамер", "взвеш", "медиан", "квартил",
            "остат",
            "поправк", "значимост", "гипотез", "коррел", "порог", "база", "выборк", "случайный", "csv",
            "тест",
        ],
        "kk": [
            "аралық", "сенімділік", "n = ", "p = ", "p < ", "χ", "крамер", "салмақ", "медиана", "квартиль",
            "қалдық",
            "түзет", "маңыздылық", "гипотеза", "корреляц", "меже", "база", "іріктеме", "csv", "тест",
        ],
    ]

    @Test(arguments: ["kk", "en", "ru"])
    func `the first page says what was asked, what was found and what to do, without jargon`(
        language: String
    ) throws {
        let report = try text("report.\(language).md")
        let end = try #require(report.range(of: "## <a id=\"findings\">")?.lowerBound)
        let page = report[..<end].replacing(/\]\([^)]*\)|<[^>]*>/, with: "").lowercased()
        for word in Self.jargon[language] ?? [] { #expect(!page.contains(word), "\(word)") }
        let lines = page.split(separator: "\n")
        #expect((5...7).contains(lines.count { $0.hasPrefix("1. ") }))
        #expect(lines.count { $0.hasPrefix("![") } == 1)
    }

    @Test(arguments: ["kk", "en", "ru"])
    func `a report has about twenty-five charts, each shown once, with the question not as its title`(
        language: String
    ) throws {
        let report = try text("report.\(language).md")
        let charts = report.matches(of: /\]\((charts\/[^)]*)\)/).map { String($0.output.1) }
        #expect((20...30).contains(charts.count) && Set(charts).count == charts.count)
    }

    @Test func `every published figure is reproduced`() throws {
        let rows = try SimpleTable(run.output.appending(path: "published.csv"))
        #expect(rows.rows.count == 18)
        // The fewest subordinates of any of 21 heads are one head's own: that is not released.
        let withheld = rows.rows.filter { $0["agrees"] != "yes" }
        #expect(withheld.map { [$0["question"], $0["measure"], $0["reproduced"]] } == [["q10", "min", ""]])
    }

    /// The index of trust is the share of six bodies that a respondent trusts, so its mean is that of their shares; each
    /// score is rounded to a tenth.
    @Test func `the mean of an index is what its parts add up to`() throws {
        let shares = try SimpleTable(run.output.appending(path: "tables/citizens/distributions.csv")).rows
        let trusted = shares.filter { $0["question"] == "q23" && ("1"..."6").contains($0["code"] ?? "") }
            .compactMap { $0["percent"].flatMap { Double($0) } }
        let numbers = try SimpleTable(run.output.appending(path: "tables/citizens/numbers.csv")).rows
        let row = try #require(numbers.first { $0["question"] == "trust_index" })
        let mean = try #require(row["mean"].flatMap { Double($0) })
        #expect(trusted.count == 6 && abs(mean - trusted.reduce(0, +) / 6) < 0.05)
        let scores = try SimpleTable(run.output.appending(path: "citizens/indices.csv")).rows
        let own = scores.compactMap { $0["trust_index"].flatMap { Double($0) } }
        #expect(own.count == 117 && abs(own.reduce(0, +) / 117 - mean) < 1e-9)
        #expect(try text("report.kk.md").contains("Билікке сенім индексі 100 балдық шкала бойынша"))
    }

    @Test func `both contradictions of the study are marked from both sides`() throws {
        let rows = try SimpleTable(run.output.appending(path: "swot.csv")).rows
        for factor in ["1.6.1", "1.2.1"] {
            let marked = rows.filter { $0["factor"] == factor && $0["contradicts"] != "" }
            #expect(Set(marked.map { $0["quadrant"] }) == ["strength", "weakness"])
            #expect(marked.contains { $0["origin"] == "survey" })
        }
    }

    @Test func `every percentage of the report stands in a table`() throws {
        var figures: Set<String> = []
        for (name, data) in try run.files where name.hasSuffix(".csv") && !name.hasPrefix("citizens/") {
            for cell in String(decoding: data, as: UTF8.self).split(whereSeparator: { ",\n".contains($0) }) {
                guard let number = Decimal(string: String(cell)) else { continue }
                figures.insert(rounded(number))
            }
        }
        // What is printed beside a figure of the study stands in the words of its row.
        let quoted = try String(
            contentsOf: run.waveFolder.appending(path: "indicators.csv"), encoding: .utf8)
        figures.formUnion(quoted.matches(of: /(\d+\.\d)%/).map { String($0.output.1) })
        let shares = try text("report.en.md").matches(of: /(\d+\.\d)%/).map { String($0.output.1) }
        #expect(shares.count > 100)
        #expect(shares.filter { !figures.contains($0) } == [])
    }

    /// Half up, to one decimal.
    private func rounded(_ number: Decimal) -> String {
        var value = number
        var result = Decimal()
        NSDecimalRound(&result, &value, 1, .plain)
        let text = "\(result)"
        return text.contains(".") ? text : text + ".0"
    }

    @Test func `a finding can be followed down to the exports`() throws {
        let chain = try reportTool(run.wave, ["--explain", "housing_need.weak"])
        #expect(chain.exit == 0)
        for part in ["62.5%", "rule surveys/rules/swot.yml:", "n=75, base=120", "column 16", "by normalise"] {
            #expect(chain.output.contains(part), "\(part)")
        }
        #expect(try reportTool(run.wave, ["--explain", "nothing"]).exit == 65)
    }

    @Test func `every finding and every statement can be explained`() throws {
        let findings = try SimpleTable(run.output.appending(path: "findings.csv")).rows
        let statements = try SimpleTable(run.output.appending(path: "swot.csv")).rows
            .filter { $0["origin"] == "statement" }
        #expect(findings.count > 70 && statements.count > 70)
        let places = statements.prefix(3).compactMap { $0["evidence"] }
        for id in findings.compactMap({ $0["id"] }) + places {
            let chain = try reportTool(run.wave, ["--explain", id])
            #expect(chain.exit == 0, "\(id): \(chain.messages)")
            #expect(chain.output.contains(id), "\(id)")
        }
    }

    @Test func `every sentence of a finding and every row of a figure leads to what proves it`() throws {
        for language in ["kk", "en", "ru"] {
            let report = try text("report.\(language).md")
            let tables = try text("tables.\(language).md")
            for finding in try SimpleTable(run.output.appending(path: "findings.csv")).rows {
                let id = try #require(finding["id"])
                let isListed = report.contains("<a id=\"finding-\(id)\"></a>")
                let isLinked =
                    report.contains("](#finding-\(id))")
                    || tables.contains("](report.\(language).md#finding-\(id))")
                #expect(isListed && isLinked, "\(id)")
            }
            // A list of findings, a row of figures: each line has its link.
            let lines = report.split(separator: "\n").filter { line in
                line.hasPrefix("- ") && line.contains("(n = ") && line.contains("95")
                    || line.hasPrefix("| ") && line.contains(/\d[.,]\d.?%/)
            }
            #expect(lines.count > 50)
            #expect(lines.filter { !$0.contains("](") && !$0.contains("<a id=") } == [])
        }
    }

    @Test func `one answer that the sensitivity names changes the level`() throws {
        #expect(try text("report.kk.md").contains("Деңгейі: «өлшемділік»"))
        let answers = run.waveFolder.appending(path: "hr-maturity.csv")
        let text = try String(contentsOf: answers, encoding: .utf8)
        try text.replacing("\n3.1,иә,", with: "\n3.1,жоқ,").write(
            to: answers, atomically: true, encoding: .utf8)
        #expect(try run.run(Tool(name: "survey-findings")).exit == 0)
        let findings = try SimpleTable(run.output.appending(path: "findings.csv"))
        #expect(findings.rows.first { $0["id"] == "maturity.level" }?["code"] == "defined")
    }

    @Test func `a later wave tells what has changed`() throws {
        let waves = run.waveFolder.deletingLastPathComponent()
        let later = waves.appending(path: "2021")
        try FileManager.default.copyItem(at: run.waveFolder, to: later)
        let configuration = later.appending(path: "wave.yml")
        let yaml = try String(contentsOf: configuration, encoding: .utf8)
        try (yaml + "\nprevious: \(run.wave)\n").write(to: configuration, atomically: true, encoding: .utf8)
        let rules = waves.deletingLastPathComponent().appending(path: "rules/swot.yml")
        let rule = """
              - {id: air_change, form: citizens, question: q18, measure: change, code: "2", text: "{previous}: {value}"}

            """
        try (String(contentsOf: rules, encoding: .utf8) + rule).write(
            to: rules, atomically: true, encoding: .utf8)
        let outputs = run.output.deletingLastPathComponent()
        try FileManager.default.copyItem(at: run.output, to: outputs.appending(path: "2021"))
        let outcome = try Tool(name: "survey-findings").run(
            ["--wave", "surveys/waves/2021", "--output", "output"], in: run.folder.url)
        try #require(outcome.exit == 0, "\(outcome.messages)")
        let findings = try SimpleTable(run.folder.url.appending(path: "output/2021/findings.csv"))
        let change = findings.rows.first { $0["id"] == "air_change" }
        #expect(change?["value"] == "0")
        #expect(change?["text_en"] == "63.3: 0.0")
        // The same answers again: all that can be compared is, and nothing moved.
        let changes = try SimpleTable(run.folder.url.appending(path: "output/2021/changes.csv")).rows
        #expect(changes.count { $0["verdict"] == "unclear" } > 100)
        #expect(changes.allSatisfy { ["unclear", "incomparable"].contains($0["verdict"]) })
        #expect(changes.filter { $0["verdict"] == "unclear" }.allSatisfy { $0["change"] == "0" })
        #expect(changes.first { $0["form"] == "citizens" && $0["question"] == "q4" }?["reason"] == "design")
        let report = try Tool(name: "survey-report").run(
            [
                "--wave", "surveys/waves/2021", "--output", "output", "--templates",
                Checkout.root.appending(path: "surveys/templates").path,
            ], in: run.folder.url)
        try #require(report.exit == 0, "\(report.messages)")
        let english = try String(
            contentsOf: run.folder.url.appending(path: "output/2021/report.en.md"), encoding: .utf8)
        #expect(english.contains("none is shown to have moved by more than chance explains"))
    }
}
