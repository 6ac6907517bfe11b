import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionSwotTests {
    private let factors = [
        Factor(id: "1", table: "Б.1", label: LocalizedText(everywhere: "Air")),
        Factor(id: "Б2.1", table: "Б.2", label: LocalizedText(everywhere: "People")),
    ]

    private func entry(
        _ id: String, _ factor: String, _ quadrant: Quadrant, _ origin: SwotRow.Origin, matter: String = "",
        contradicts: String = ""
    ) -> SwotRow {
        var entry = SwotRow()
        (entry.factor, entry.quadrant, entry.origin, entry.evidence) = (factor, quadrant, origin, id)
        (entry.text, entry.matter, entry.contradicts) = (LocalizedText(everywhere: id), matter, contradicts)
        return entry
    }

    private func finding(_ id: String, _ verdict: FindingRow.Verdict, beyond: Double) -> FindingRow {
        var finding = FindingRow()
        (finding.id, finding.verdict, finding.beyond) = (id, verdict, beyond)
        return finding
    }

    private func edition(_ entries: [SwotRow], _ findings: [FindingRow] = []) -> Edition {
        let question = SmallReport.question([SmallReport.choice("1", "clean")])
        var input = SmallReport.input(
            SmallReport.form(question, []), rules: RuleBook(factors: factors), findings: findings)
        input.swot = entries
        return Edition(Outline(input), "en")
    }

    @Test
    func
        `the five firmest of a quadrant are by firmness, then by how far beyond the threshold, what was said last`()
    {
        let entries = [
            entry("said", "1", .strength, .statement), entry("near", "1", .strength, .survey),
            entry("guess", "1", .strength, .survey), entry("counted", "1", .strength, .indicator),
            entry("far", "1", .strength, .survey), entry("said too", "1", .strength, .statement),
        ]
        let findings = [
            finding("near", .firm, beyond: 1), finding("far", .firm, beyond: 9),
            finding("guess", .suggestive, beyond: 20),
        ]
        #expect(
            edition(entries, findings).input.firmest(.strength, 5).map(\.evidence)
                == ["far", "near", "guess", "counted", "said"])
    }

    @Test func `only entries on one matter meet or contradict each other`() {
        let edition = edition([
            entry("clean", "1", .strength, .survey, matter: "air", contradicts: "dust"),
            entry("dust", "1", .weakness, .statement, matter: "air", contradicts: "clean"),
            entry("come", "Б2.1", .opportunity, .statement, matter: "air"),
            entry("leave", "Б2.1", .threat, .statement),
        ])
        #expect(edition.contradictions.map { $0.favourable.map(\.text) } == [["clean"]])
        #expect(edition.contradictions.map { $0.unfavourable.map(\.text) } == [["dust"]])
        #expect(edition.pairs.map { [$0.inside?.text, $0.outside?.text] } == [["clean", "come"]])
        #expect(edition.pairs.map(\.isUse) == [true])
    }
}
