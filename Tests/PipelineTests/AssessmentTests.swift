import Foundation
import Testing

/// The shipped assessment by three factors, invented; what was planted in it is found again.
struct AssessmentTests {
    private static let made = Result {
        let run = try WaveRun(
            surveys: Checkout.root.appending(path: "Documentation/assessment"), wave: "2025-06-departments")
        try run.runAll(wave: "2025-03-departments")
        try run.runAll()
        // Once: two at a time on one form would be refused.
        let pages = try Tool(name: "survey-protocol").run(
            ["--wave", "surveys/waves/\(run.wave)", "--output", "output", "--language", "en"],
            in: run.folder.url)
        try #require(pages.exit == 0, "\(pages.messages)")
        return run
    }

    private let run: WaveRun

    init() throws { run = try Self.made.get() }

    @Test func `every employee has the mark that the weights give, and without targets that of the others`()
        throws
    {
        let rows = try SimpleTable(run.output.appending(path: "assessment/indices.csv")).rows
        #expect(rows.count == 120)
        func mark(_ row: [String: String], _ name: String) -> Double? { row[name].flatMap { Double($0) } }
        for row in rows {
            let total = try #require(mark(row, "total"))
            let others = try #require(mark(row, "competences")) + #require(mark(row, "functions"))
            let weighted = mark(row, "targets").map { 0.4 * $0 + 0.3 * others } ?? others / 2
            #expect(abs(total - weighted) <= 0.0002, "\(row)")
            #expect(try #require(mark(row, "mark")) == total.rounded())
        }
        // Two of four units have no measurable targets.
        #expect(rows.count { $0["targets"] == "" } == 60)
    }

    /// Planted: assessor D is generous with competences, a quarter need training, most often digital tools.
    @Test func `what was planted is found`() throws {
        let findings = try SimpleTable(run.output.appending(path: "findings.csv")).rows
        #expect(findings.contains { $0["id"] == "assessors_differ" })
        let earlier = run.folder.url.appending(path: "output/2025-03-departments")
        let before = try SimpleTable(earlier.appending(path: "findings.csv")).rows
        #expect(before.first { $0["id"] == "training_needed" }?["value"] == "40")
        #expect(!findings.contains { $0["id"] == "training_needed" })
        #expect(findings.contains { $0["id"] == "top_marks_differ" })
        let means = try SimpleTable(run.output.appending(path: "tables/assessment/index-means.csv")).rows
        func mean(_ index: String, _ assessor: String) -> Double? {
            means.first { $0["question"] == index && $0["by"] == "assessor" && $0["by_code"] == assessor }?[
                "mean"
            ]
            .flatMap { Double($0) }
        }
        let generous = try #require(mean("competences", "4"))
        for other in ["1", "2", "3"] {
            #expect(try #require(mean("competences", other)) <= generous - 1)
            #expect(try #require(mean("top_marks", other)) < #require(mean("top_marks", "4")) / 2)
        }
        let topics = try SimpleTable(run.output.appending(path: "tables/assessment/distributions.csv")).rows
            .filter { $0["question"] == "training_topics" }
        #expect(topics.max { Int($0["n"] ?? "") ?? 0 < Int($1["n"] ?? "") ?? 0 }?["code"] == "2")
    }

    @Test(arguments: ["kk", "en", "ru"])
    func `the report tells it in each language`(language: String) throws {
        let report = try String(
            contentsOf: run.output.appending(path: "report.\(language).md"), encoding: .utf8)
        let told = [
            "kk": "кім бағалағанына байланысты", "en": "depend on who gives them",
            "ru": "от того, кто их ставит",
        ]
        #expect(report.contains(told[language] ?? "?") && !report.contains("{"))
    }

    @Test func `each employee has a page to sign, which is the team's alone`() throws {
        let folder = run.output.appending(path: "assessment/protocols")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(pages.count == 120)
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(folder.path) == 0o700 && mode(folder.appending(path: pages[0]).path) == 0o600)
        let rows = try SimpleTable(run.output.appending(path: "assessment/assessments.csv")).rows
        #expect(rows.count == 360 && rows.count { $0["factor"] == "targets" && $0["mean"] == "" } == 60)
        let released = try String(contentsOf: run.output.appending(path: "released.txt"), encoding: .utf8)
        #expect(!released.contains("protocols") && !released.contains("assessment-years"))
        #expect(!released.contains("assessments"))
    }

    @Test func `the year so far is the mean of the quarters that there are`() throws {
        let years = try SimpleTable(run.output.appending(path: "assessment/assessment-years.csv")).rows
        let first = run.folder.url.appending(path: "output/2025-03-departments/assessment/indices.csv")
        let second = run.output.appending(path: "assessment/indices.csv")
        func totals(_ file: URL) throws -> [String: String] {
            Dictionary(
                uniqueKeysWithValues: try SimpleTable(file).rows.map { ($0["respondent"]!, $0["total"]!) })
        }
        let (one, two) = (try totals(first), try totals(second))
        #expect(years.count == 120)
        for year in years {
            let employee = year["employee"]!
            #expect(year["quarter_1"] == one[employee] && year["quarter_2"] == two[employee])
            #expect(year["quarter_3"] == "" && year["given"] == "2")
            let mean = (Double(one[employee]!)! + Double(two[employee]!)!) / 2
            #expect(abs(Double(year["total"]!)! - mean) < 1e-6)
        }
    }

    /// Half of the units have targets, and nine in ten were met: the checklist says yes to all.
    @Test func `section IV of the checklist stands beside what the assessment shows`() throws {
        let rows = try SimpleTable(run.output.appending(path: "hr-maturity.csv")).rows
        #expect(rows.map { $0["item"] } == ["4.1", "4.2", "4.3"])
        #expect(rows.map { $0["survey_evidence"] } == ["targets_of_some", "total_mean", "meetings_held"])
        #expect(rows.map { $0["agrees"] } == ["no", "yes", "yes"])
    }
}
