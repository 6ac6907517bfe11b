import Foundation
import Testing

/// The shipped register of petitions, invented: what was planted in it is found again, and nobody's details are anywhere.
struct PetitionsTests {
    private static let first = "2025-06-petitions"
    private static let made = Result {
        let run = try WaveRun(
            surveys: Checkout.root.appending(path: "Documentation/petitions"), wave: "2025-12-petitions")
        let messages = try run.runAll(wave: first) + run.runAll()
        return (run, messages)
    }

    private let run: WaveRun
    private let messages: String

    init() throws { (run, messages) = try Self.made.get() }

    /// The rows of a wave's export by header.
    private func register(_ wave: String) throws -> [[String: String]] {
        let file = run.folder.url.appending(path: "surveys/waves/\(wave)/petitions.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).replacing("\u{FEFF}", with: "").split(
            separator: "\r\n")
        let header = lines[0].split(separator: ";").map(String.init)
        return lines.dropFirst().map { line in
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(uniqueKeysWithValues: zip(header, cells))
        }
    }

    private func rows(_ name: String) throws -> [[String: String]] {
        try SimpleTable(run.output.appending(path: name)).rows
    }

    @Test func `no personal detail is in any file or message`() throws {
        var details: Set<String> = ["055 01 23", "abai.petition", "850001300011", "Абай көшесі", "Гүлмира"]
        for wave in [Self.first, run.wave] {
            for row in try register(wave) {
                details.formUnion(row["Аты-жөні"]!.split(separator: " ").map(String.init))
                details.formUnion([row["Байланыс т.номері"]!, row["ЖСН"]!, row["Мекен жайы"]!])
                details.insert(String(row["Мекен жайы"]!.prefix { $0 != "," }))
            }
        }
        #expect(details.count > 800)
        var seen = 0
        for (name, data) in try files(below: run.folder.url.appending(path: "output")) {
            let text = String(decoding: data, as: UTF8.self)
            seen += 1
            let found = details.filter(text.contains)
            #expect(found.isEmpty, "\(found) in \(name)")
        }
        #expect(seen > 60 && details.filter(messages.contains).isEmpty)
    }

    @Test func `what was dropped is said and counted`() throws {
        let report = try JSONSerialization.jsonObject(
            with: Data(contentsOf: run.output.appending(path: "petitions/ingest.json")))
        let file = try #require(((report as? [String: Any])?["files"] as? [[String: Any]])?.first)
        let columns = try #require(file["columns_dropped"] as? [[String: Any]])
        #expect(columns.map { $0["kind"] as? String } == ["name", "address", "number", "account"])
        #expect(columns.allSatisfy { $0["cells"] as? Int == 180 && $0["by_header"] as? Bool == true })
        let cells = try #require(file["cells_cleared"] as? [[String: Any]])
        #expect(cells.allSatisfy { $0["variable"] as? String == "subject" } && !cells.isEmpty)
        #expect(messages.contains("4 columns of personal details, K to N, are dropped"))
    }

    private func day(_ text: String?) -> Date? {
        let parts = (text ?? "").split(separator: ".").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return DateComponents(
            calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: parts[2], month: parts[1],
            day: parts[0]
        ).date
    }

    @Test(arguments: [(first, "2025-06-30"), ("2025-12-petitions", "2025-12-31")])
    func `who is late is who the dates say`(wave: String, last: String) throws {
        let end = try #require(day(last.split(separator: "-").reversed().joined(separator: ".")))
        let late = try register(wave).count { row in
            (day(row["Жауап берілген күні"]) ?? end) > day(row["Жауап беру мерзімі"])!
        }
        let table = run.folder.url.appending(path: "output/\(wave)/tables/petitions/distributions.csv")
        let row = try SimpleTable(table).rows.first { $0["question"] == "late" && $0["code"] == "1" }
        #expect(row?["n"] == String(late))
    }

    /// R 4.2.2, survival 3.5.3, with `d` the export, `end` the last day of fieldwork:
    ///
    ///     r <- as.Date(d[["Қабылдау күні"]], "%d.%m.%Y"); a <- as.Date(d[["Жауап берілген күні"]], "%d.%m.%Y")
    ///     t <- as.numeric(ifelse(is.na(a), end - r, a - r))
    ///     quantile(survfit(Surv(t, !is.na(a)) ~ 1))
    @Test(arguments: [
        (first, ["140", "124", "10", "15", "18", "14", "16"]),
        ("2025-12-petitions", ["180", "160", "13", "18", "25", "17", "20"]),
    ])
    func `the median with those who still wait is that of R's survival`(wave: String, figures: [String])
        throws
    {
        let table = run.folder.url.appending(path: "output/\(wave)/petitions/durations.csv")
        let row = try #require(try SimpleTable(table).rows.first { $0["by"] == "" })
        #expect(["n", "ended", "q1", "median", "q3", "low", "high"].map { row[$0] } == figures)
    }

    @Test func `what was planted is found`() throws {
        let findings = Dictionary(uniqueKeysWithValues: try rows("findings.csv").map { ($0["id"]!, $0) })
        #expect(findings["topic_most"]?["code"] == "2" && findings["health_many"]?["verdict"] == "firm")
        #expect(findings["again_many"]?["value"] == "30" && findings["health_satisfied"] != nil)
        #expect(findings["departments_differ"] != nil && findings["late_many"]?["verdict"] == "firm")
        #expect(findings["answered_late_say"] != nil)
        // Slower than in the half-year before.
        #expect(Double(findings["late_change"]?["value"] ?? "") ?? 0 > 5)
        #expect(findings["days_change"]?["value"] == "3")
        let medians = try rows("tables/petitions/durations.csv").filter { $0["by"] == "department" }
        let slowest = medians.max { Double($0["median"]!) ?? 0 < Double($1["median"]!) ?? 0 }
        #expect(slowest?["by_code"] == "2")
    }

    @Test(arguments: ["kk", "en", "ru"]) func `the report tells it in each language`(language: String) throws
    {
        let report = try String(
            contentsOf: run.output.appending(path: "report.\(language).md"), encoding: .utf8)
        let told = [
            "kk": "күнде немесе одан кеш беріледі", "en": "days or longer for their answer",
            "ru": "дней или дольше",
        ]
        #expect(report.contains(told[language] ?? "?") && !report.contains("{"))
        let tables = try String(
            contentsOf: run.output.appending(path: "tables.\(language).md"), encoding: .utf8)
        #expect(tables.contains("petitions-days_to_answer.by.department"))
    }
}
