import Problems
import StageFiles
import SurveyModel
import Testing

@testable import FindingsStage

struct SwotTableTests {
    private let book = RuleBook(
        matters: [Matter(id: "air", label: "Air"), Matter(id: "waste", label: "Waste")],
        factors: [
            Factor(id: "1", table: "Б.1", label: "Air"), Factor(id: "2", table: "Б.2", label: "People"),
        ])

    private func finding(
        _ id: String, _ factor: String, _ quadrant: Quadrant, _ verdict: FindingRow.Verdict = .firm,
        matter: String = ""
    ) -> FindingRow {
        var row = FindingRow()
        row.id = id
        row.factor = factor
        row.quadrant = quadrant
        row.verdict = verdict
        row.matter = matter
        row.text = LocalizedText(everywhere: id)
        return row
    }

    private func statements(_ rows: String) throws -> StatementTable {
        let columns = "factor,quadrant,text_en,source" + (rows.contains("@") ? ",matter\n" : "\n")
        return try withFile(columns + rows.replacing("@", with: "")) { try StatementTable(path: $0, book) }
    }

    @Test func `entries stand by factor, quadrant and what they rest on`() throws {
        let table = SwotTable(
            rules: book,
            findings: [
                finding("people", "2", .threat), finding("guess", "1", .weakness, .suggestive),
                finding("air", "1", .weakness), finding("praise", "1", .strength),
                finding("described", "", .none),
            ], statements: try statements("1,weakness,Smoke,atlas\n"))
        #expect(table.rows.map { $0.text["en"] } == ["praise", "air", "guess", "Smoke", "people"])
        #expect(table.rows.map(\.table) == ["Б.1", "Б.1", "Б.1", "Б.1", "Б.2"])
    }

    @Test func `another origin that says the opposite of the same matter contradicts`() throws {
        let rows = SwotTable(
            rules: book,
            findings: [
                finding("air", "1", .weakness, matter: "air"), finding("joy", "1", .strength, matter: "air"),
            ],
            statements: try statements("1,strength,Clean,atlas,@air\n1,strength,Swept,atlas,@waste\n")
        ).rows
        let air = rows.first { $0.evidence == "air" }
        let statement = rows.first { $0.origin == .statement }
        #expect(air?.contradicts == statement?.evidence)
        #expect(statement?.contradicts == "air")
        #expect(rows.first { $0.evidence == "joy" }?.contradicts == "")
        #expect(rows.first { $0.matter == "waste" }?.contradicts == "")
    }

    @Test func `where it is not said what a source is about, nothing contradicts it`() throws {
        let rows = SwotTable(
            rules: book, findings: [finding("air", "1", .weakness)],
            statements: try statements("1,strength,Clean,atlas\n")
        ).rows
        #expect(rows.map(\.contradicts) == ["", ""])
    }

    @Test func `a matter must be known`() {
        #expect(throws: Failure.self) { try statements("1,strength,Clean,atlas,@aer\n") }
    }

    @Test func `the same said twice is one entry with both proofs`() throws {
        let rows = SwotTable(
            rules: book, findings: [],
            statements: try statements("1,strength,Clean air,a\n1,strength,  clean  air. ,b\n")
        ).rows
        #expect(rows.count == 1)
        #expect(rows[0].evidence.split(separator: " ").count == 2)
    }

    @Test(arguments: [
        ("The network of roads grows fast.", "The network of roads grows.", 1),
        ("The network of roads grows.", "The network of shops grows.", 2),
        ("In 2019 the network of roads grew.", "In 2018 the network of roads grew.", 2),
    ])
    func `what differs in a word of six is joined, what differs in more or in a number is not`(
        first: String, second: String, entries: Int
    ) throws {
        let rows = SwotTable(
            rules: book, findings: [],
            statements: try statements("1,strength,\(first),a\n1,strength,\(second),b\n")
        ).rows
        #expect(rows.count == entries)
        #expect(rows[0].text["en"] == first)
    }
}
