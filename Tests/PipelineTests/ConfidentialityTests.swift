import Foundation
import Testing

/// What leaves the team of a wave whose respondents wrote down what may not.
struct ConfidentialityTests {
    /// Everything but the team's own folder.
    private func released(_ run: WaveRun) throws -> [String: String] {
        try run.files.filter { !$0.key.hasPrefix("f/") }.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    private func protect(_ run: WaveRun) throws -> Tool.Outcome { try run.run(Tool.stages[3]) }

    private func rows(_ run: WaveRun, _ name: String) throws -> [[String: String]] {
        try SimpleTable(run.output.appending(path: name)).rows
    }

    @Test func `nothing that was planted is in a released file`() throws {
        let run = try ConfidentialWave.run()
        try run.runAll()
        let team = try run.files["f/responses.csv"].map { String(decoding: $0, as: UTF8.self) } ?? ""
        for mark in ConfidentialWave.planted where mark != "87015550102" { #expect(team.contains(mark)) }
        for (name, text) in try released(run) {
            for mark in ConfidentialWave.planted { #expect(!text.contains(mark), "\(mark) in \(name)") }
            #expect(!text.contains(/\b10[0-5]\d\b/) || name.hasSuffix(".svg"), "a form number in \(name)")
        }
    }

    @Test func `only what was read is quoted, and what was not is listed for the team`() throws {
        let run = try ConfidentialWave.run()
        for stage in Tool.stages.prefix(3) { #expect(try run.run(stage).exit == 0) }
        let outcome = try protect(run)
        let messages = outcome.messages
        #expect(
            messages.contains(
                "surveys/waves/w/coding.csv: note: 2 texts to be quoted of form f nobody has read yet"))
        #expect(
            messages.contains(
                "surveys/waves/w/coding.csv:4: warning: the text to be quoted was read and still"))
        #expect(!messages.contains(ConfidentialWave.name) && !messages.contains("secret"))
        #expect(try rows(run, "tables/f/quotes.csv").map { $0["text"] } == ["жазыңыз […]"])
        let waiting = try rows(run, "f/quotes-to-review.csv")
        #expect(waiting.map { $0["line"] } == ["5", "6"])
        #expect(waiting.map { $0["marked"] } == ["[[\(ConfidentialWave.name)]] дәрігер", "Жол жөнделсін"])
        #expect(waiting.map { $0["looks_like"] } == ["name", ""])
        let attributes = try FileManager.default.attributesOfItem(
            atPath: run.output.appending(path: "f/quotes-to-review.csv").path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `quotes are a file even where there are none`() throws {
        let run = try ConfidentialWave.run()
        let coding = run.waveFolder.appending(path: "coding.csv")
        let decisions = try String(contentsOf: coding, encoding: .utf8)
        try ConfidentialWave.write(decisions.replacing("reviewed", with: "yes"), to: coding)
        for stage in Tool.stages.prefix(4) { #expect(try run.run(stage).exit == 0) }
        #expect(try rows(run, "tables/f/quotes.csv").isEmpty)
        #expect(try rows(run, "f/quotes-to-review.csv").count == 3)
    }

    @Test func `no small count and no small rest is in the tables, nor what is hidden anywhere`() throws {
        let run = try ConfidentialWave.run()
        try run.runAll()
        let cells = try rows(run, "tables/f/crosstabs.csv")
        let whole = try rows(run, "f/crosstabs.csv")
        let shares = try rows(run, "tables/f/distributions.csv")
        let hidden = cells.filter { $0["suppressed"] != "" }
        #expect(hidden.count > 10)
        for cell in cells {
            guard let n = Int(cell["n"] ?? ""), let base = Int(cell["base"] ?? "") else { continue }
            #expect(![1, 2].contains(n) && ![1, 2].contains(base - n), "\(cell)")
        }
        let texts = try released(run).filter { $0.key.hasSuffix(".csv") || $0.key.hasSuffix(".md") }
        for cell in hidden {
            let name = ["question", "by", "code", "by_code"].map { cell[$0] ?? "" }
            #expect(cell.values.allSatisfy { Double($0) == nil || name.contains($0) }, "\(cell)")
            let counted = whole.first { row in
                zip(["question", "by", "code", "by_code"], name).allSatisfy { row[$0] == $1 }
            }
            // A share with many digits can be searched for, if no other cell has the same.
            for column in ["percent", "adjusted_residual"] {
                guard let number = counted?[column], number.count > 12 else { continue }
                let shown = (cells + shares).contains { $0[column] == number }
                for (file, text) in texts where !shown { #expect(!text.contains(number), "\(file)") }
            }
        }
    }

    @Test func `no hidden cell is alone in its row or column`() throws {
        let run = try ConfidentialWave.run()
        try run.runAll()
        let hidden = try rows(run, "tables/f/crosstabs.csv").filter {
            $0["suppressed"] != "" && $0["question"] != "q4"
        }
        for line in [["question", "by", "code"], ["question", "by", "by_code"]] {
            let groups = Dictionary(grouping: hidden) { row in line.map { row[$0] ?? "" } }
            #expect(groups.values.allSatisfy { $0.count > 1 })
        }
    }

    @Test func `what was handed over stays hidden, and a change is told`() throws {
        let run = try ConfidentialWave.run()
        for stage in Tool.stages.prefix(4) { _ = try run.run(stage) }
        let first = try run.files
        let earlier = run.waveFolder.appending(path: "handed-over.csv")
        try #require(first["disclosure.csv"]).write(to: earlier)
        try #require(first["tables/f/distributions.csv"]).write(
            to: run.waveFolder.appending(path: "handed-over-f.csv"))
        #expect(!(try protect(run).messages.contains("handed")))
        #expect(try run.files == first)

        let hidden = try rows(run, "tables/f/crosstabs.csv").map { $0["n"] == "" }
        let yaml = run.waveFolder.appending(path: "wave.yml")
        let rules = try String(contentsOf: yaml, encoding: .utf8)
        try ConfidentialWave.write(rules.replacing("minimum-cell: 3", with: "minimum-cell: 1"), to: yaml)
        _ = try protect(run)
        let again = try rows(run, "tables/f/crosstabs.csv").map { $0["n"] == "" }
        #expect(again == hidden)

        try ConfidentialWave.write(rules, to: yaml)
        try ConfidentialWave.write(
            ConfidentialWave.export(64), to: run.waveFolder.appending(path: "f.csv"))
        for stage in Tool.stages.prefix(3) { _ = try run.run(stage) }
        let outcome = try protect(run)
        #expect(outcome.exit == 0)
        #expect(
            outcome.messages.contains(
                "handed-over: warning: 14 rows are not as they were handed over before"),
            "\(outcome.messages)")
    }

    @Test func `of a small form only the number of respondents is told`() throws {
        let run = try ConfidentialWave.run(9)
        try run.runAll()
        for name in ["distributions", "numbers", "crosstabs", "tests"] {
            #expect(try rows(run, "tables/f/\(name).csv").isEmpty, "\(name)")
        }
        #expect(!(try rows(run, "f/crosstabs.csv").isEmpty))
    }

    @Test func `where most of the population answered no small category is told`() throws {
        let run = try ConfidentialWave.run(24, ["disclosure: {minimum-cell: 5}", "population: 30"])
        try run.runAll()
        for row in try rows(run, "tables/f/distributions.csv") {
            guard let n = Int(row["n"] ?? ""), row["base"] != "" else { continue }
            #expect(n == 0 || n >= 5, "\(row)")
        }
        let merged = try rows(run, "disclosure.csv").filter { $0["reason"] == "merged" }
        #expect(!merged.isEmpty)
        let sample = try ConfidentialWave.run(24, ["disclosure: {minimum-cell: 5}", "population: 300"])
        try sample.runAll()
        let whole = try rows(sample, "f/distributions.csv").filter { $0["question"] == "q3" }
        let released = try rows(sample, "tables/f/distributions.csv").filter { $0["question"] == "q3" }
        #expect(released.map { $0.filter { $0.key != "precision" } } == whole)
    }
}
