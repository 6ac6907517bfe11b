import Foundation
import Testing

/// The respondents of `Tests/TabulateStageTests/References` as a wave of their own: weights, levels and small
/// numbers of respondents from the export to the report. Nothing is hidden in it.
struct StatisticsWaveTests {
    private static let references = Checkout.root.appending(path: "Tests/TabulateStageTests/References")

    /// - Parameters:
    ///   - respondents: How many of the first are in the export.
    ///   - keys: Lines of the form in `wave.yml`.
    ///   - margins: A margins file `m.csv`.
    private func wave(
        _ respondents: Int = 96, _ keys: [String] = [], margins: String? = nil,
        change: ([String]) -> [String] = { $0 }
    ) throws -> WaveRun {
        let surveys = try TemporaryFolder()
        let files = FileManager.default
        let folder = surveys.url.appending(path: "waves/w")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        let instruments = surveys.url.appending(path: "instruments")
        try files.createDirectory(at: instruments, withIntermediateDirectories: true)
        try files.copyItem(
            at: Self.references.appending(path: "form.csv"), to: instruments.appending(path: "form.csv"))
        let coded = try String(contentsOf: Self.references.appending(path: "coded.csv"), encoding: .utf8)
        // In an export what is not known is blank.
        let lines = coded.split(separator: "\n").prefix(respondents + 1)
            .map { String($0).replacing(/\.[is](?=,|$)/, with: "") }
        let yaml =
            [
                "languages: [kk, en, ru]", "forms:", "  f:", "    instrument: form.csv",
                "    responses: [f.csv]",
            ]
            + (keys + ["disclosure: {minimum-cell: 1, minimum-form: 1}"]).map { "    " + $0 }
        try write(change(lines), to: folder.appending(path: "f.csv"))
        try write(yaml, to: folder.appending(path: "wave.yml"))
        if let margins { try write([margins], to: folder.appending(path: "m.csv")) }
        return try WaveRun(surveys: surveys.url)
    }

    private func write(_ lines: [String], to file: URL) throws {
        try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
    }

    private func text(_ run: WaveRun, _ name: String) throws -> String {
        try String(contentsOf: run.output.appending(path: name), encoding: .utf8)
    }

    /// Runs the stages to the one that stops.
    private func refusal(_ run: WaveRun) throws -> Tool.Outcome {
        for stage in Tool.stages {
            let outcome = try run.run(stage)
            if outcome.exit != 0 { return outcome }
        }
        throw Unexpected.noRefusal
    }

    private enum Unexpected: Error { case noRefusal }

    @Test func `hiding nothing changes nothing`() throws {
        let run = try wave(96, ["weights: {column: w}"])
        try run.runAll()
        for name in ["distributions", "numbers", "crosstabs", "tests", "weights"] {
            let released = try SimpleTable(run.output.appending(path: "tables/f/\(name).csv")).rows
            let own = try SimpleTable(run.output.appending(path: "f/\(name).csv")).rows
            #expect(released.allSatisfy { $0["precision"] ?? "" == "" })
            #expect(released.map { $0.filter { $0.key != "precision" } } == own, "\(name)")
        }
    }

    @Test(arguments: [1, 5, 12, 40])
    func `however few respond, bases are marked and no number is missing or none`(respondents: Int) throws {
        let run = try wave(respondents)
        try run.runAll()
        for name in ["report", "tables"].flatMap({ ["\($0).en.md", "\($0).kk.md", "\($0).ru.md"] }) {
            #expect(!(try text(run, name)).localizedCaseInsensitiveContains("nan"), "\(name)")
        }
        // Rows of shares: label, count, share, interval, share of all answers where there are several, base.
        let pattern = /^\| [^|]+ \| \d+ \| ([^|]+) \| [^|]+ \|(?: [^|]+ \|)? (\d+)(\\\*)? \|$/
        let rows = try text(run, "tables.en.md").matches(of: pattern.anchorsMatchLineEndings())
        #expect(rows.count > 10)
        for row in rows {
            let base = try #require(Int(row.output.2))
            #expect((row.output.3 != nil) == (base < 30), "\(row.output.0)")
            #expect((row.output.1 == "–") == (base < 10), "\(row.output.0)")
        }
    }

    @Test func `the report of a weighted wave says what the weights do`() throws {
        let run = try wave(96, ["weights: {column: w}"])
        try run.runAll()
        // Neither the wave nor its questionnaire has a title.
        #expect(try text(run, "report.en.md").hasPrefix("# w\n"))
        #expect(try text(run, "report.en.md").contains("\n### f\n"))
        // sum(w)^2 / sum(w^2) of the column is 78.13.
        let report = try text(run, "report.en.md")
        #expect(report.contains("The answers are weighted by the weights in the data."))
        #expect(report.contains(/the 96 respondents tell as much as 78\.1 of equal weight would/))
        let tables = try text(run, "tables.en.md")
        #expect(tables.contains("Share, weighted") && tables.contains("Mean, weighted"))
        #expect(report.contains("Rao and Scott’s F") && !report.contains("**Raking**"))
    }

    @Test func `that of a raked wave names the margins and the cap, and reaches the margins`() throws {
        let margins = "question,code,share\nq1,1,48\nq1,2,52\nq2,1,40\nq2,2,40\nq2,3,20"
        let run = try wave(
            96, ["weights: {column: w, margins: m.csv, cap: 4, missing: spread}"], margins: margins)
        try run.runAll()
        let shares = try SimpleTable(run.output.appending(path: "tables/f/distributions.csv")).rows
        let women = shares.first { $0["question"] == "q1" && $0["code"] == "2" }?["weighted_percent"]
        #expect(abs((women.flatMap { Double($0) } ?? 0) - 52) < 1e-7)
        let report = try text(run, "report.en.md")
        for part in [
            "raked to the known shares of 1\\. Жынысыңыз, 2. Жасыңыз", "starting from the weights",
            "no weight above 4 times", "**Raking**", "**Cap**", "without an answer there keep their weight",
        ] { #expect(report.contains(part), "\(part)") }
    }

    /// Without a column of weights everybody begins with a weight of 1.
    @Test func `raking needs no weights to begin with`() throws {
        let margins = "question,code,share\nq1,1,48\nq1,2,52"
        let run = try wave(96, ["weights: {margins: m.csv, missing: spread}"], margins: margins)
        try run.runAll()
        let shares = try SimpleTable(run.output.appending(path: "tables/f/distributions.csv")).rows
        let women = shares.first { $0["question"] == "q1" && $0["code"] == "2" }?["weighted_percent"]
        #expect(abs((women.flatMap { Double($0) } ?? 0) - 52) < 1e-7)
        let weights = try SimpleTable(run.output.appending(path: "tables/f/weights.csv")).rows
        #expect(weights.contains { $0["measure"] == "effective_size" })
        let report = try text(run, "report.en.md")
        #expect(report.contains("raked to the known shares of 1\\. Жынысыңыз"))
        #expect(report.contains("**Raking**") && !report.contains("starting from the weights"))
    }

    @Test func `each test stands on a line of its own, in every language`() throws {
        let run = try wave()
        try run.runAll()
        for language in ["en", "kk", "ru"] {
            let lines = try text(run, "tables.\(language).md").split(separator: "\n")
            let tests = lines.filter { $0.contains(", V = ") }
            #expect(tests.count > 20)
            for test in tests {
                #expect(test.hasPrefix("- ") && test.split(separator: ", V = ").count == 2, "\(test)")
            }
        }
    }

    @Test func `another level is followed to the last word`() throws {
        let run = try wave(96, ["statistics: {level: 0.9}"])
        try run.runAll()
        for (language, interval) in [
            ("en", "90% interval"), ("kk", "90\u{A0}% аралық"), ("ru", "90\u{A0}% интервал"),
        ] {
            for document in ["report", "tables"] {
                let text = try text(run, "\(document).\(language).md")
                // The report of a wave without rules tells no interval.
                #expect(document == "report" || text.contains(interval), "\(document).\(language)")
                #expect(!text.contains(/95[ \u{A0}]?%/), "\(document).\(language)")
            }
        }
    }

    @Test func `weights that are none are listed, and nothing is written`() throws {
        let run = try wave(96, ["weights: {column: w}"]) { lines in
            var lines = lines
            for (line, weight) in [(4, ""), (6, "0"), (8, "-1.5")] {
                lines[line] = lines[line].replacing(/,[^,]*$/, with: "," + weight)
            }
            return lines
        }
        let outcome = try refusal(run)
        #expect(outcome.exit == 65)
        for line in ["coded.csv:5:", "coded.csv:7:", "coded.csv:9:"] {
            #expect(outcome.messages.contains(line), "\(line)")
        }
        #expect(!(try run.files).keys.contains("f/distributions.csv"))
    }

    @Test func `margins that cannot be met are named`() throws {
        let empty = "question,code,share\nq3,1,0.5\nq3,2,0.2\nq3,3,0.2\nq3,4,0.1"
        let nobody = try refusal(wave(96, ["weights: {margins: m.csv}"], margins: empty))
        #expect(nobody.exit == 65)
        #expect(nobody.messages.contains("m.csv:5: error: nobody in the sample has code 4 of q3"))
        let gaps = "question,code,share\nq2,1,0.5\nq2,2,0.3\nq2,3,0.2"
        let missing = try refusal(wave(96, ["weights: {margins: m.csv}"], margins: gaps))
        #expect(missing.messages.contains("5 respondents have no valid answer to q2; write missing: spread"))
    }
}
