import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionSummaryTests {
    private let factors = [
        Factor(id: "1", table: "Б.1", label: LocalizedText(everywhere: "Air")),
        Factor(id: "2", table: "Б.1", label: LocalizedText(everywhere: "Roads")),
        Factor(
            id: "Б2.1", table: "Б.2", label: LocalizedText(everywhere: "People"), related: ["1", "2"]),
    ]

    /// An edition with these entries: id, factor, quadrant, origin, verdict of the finding.
    private func edition(
        _ entries: [(String, String, Quadrant, SwotRow.Origin, FindingRow.Verdict)]
    ) -> Edition {
        var input = SmallReport.input(
            SmallReport.form(SmallReport.question([SmallReport.choice("1", "clean")]), []))
        input.rules = RuleBook(factors: factors)
        for (id, factor, quadrant, origin, verdict) in entries {
            var entry = SwotRow()
            entry.factor = factor
            entry.quadrant = quadrant
            entry.origin = origin
            entry.text = LocalizedText(everywhere: id)
            entry.evidence = id
            input.swot.append(entry)
            guard origin != .statement else { continue }
            var finding = FindingRow()
            finding.id = id
            finding.verdict = verdict
            finding.text = entry.text
            input.findings.append(finding)
        }
        return Edition(input, "en")
    }

    private func texts(_ context: TemplateContext, _ key: String) -> [String] {
        (context[key] as? [TemplateContext])?.compactMap { $0["text"] as? String } ?? []
    }

    @Test func `the firmest five stand on the page, what was said last`() {
        let edition = edition([
            ("said", "1", .strength, .statement, .none), ("counted", "1", .strength, .indicator, .firm),
            ("guessed", "1", .strength, .survey, .suggestive), ("shown", "1", .strength, .survey, .firm),
            ("shown too", "2", .strength, .survey, .firm), ("said too", "2", .strength, .statement, .none),
            ("bad", "1", .weakness, .survey, .firm),
        ])
        #expect(edition.summary.count == 2)
        #expect(
            edition.summary.map { texts($0, "entries") }
                == [["shown", "shown too", "guessed", "counted", "said"], ["bad"]])
    }

    @Test func `an opportunity meets the firmest strength of a related factor, each entry once`() {
        let edition = edition([
            ("sure", "2", .strength, .survey, .firm), ("maybe", "1", .strength, .survey, .suggestive),
            ("chance", "Б2.1", .opportunity, .statement, .none), ("bad", "1", .weakness, .survey, .firm),
            ("danger", "Б2.1", .threat, .statement, .none),
        ])
        let pairs = edition.essentials.map { texts($0, "inside") + texts($0, "outside") }
        #expect(pairs == [["sure", "chance"], ["bad", "danger"]])
        #expect(edition.essentials.map { $0["isUse"] as? Bool } == [true, false])
    }

    @Test func `a reference leads to the finding by its number, to a statement by its line`() {
        let edition = edition([("air", "1", .weakness, .survey, .firm)])
        #expect(
            edition.references("air statements.csv#line=7")
                == "[1](#finding-air), [E7](#statement-statements.csv~23line~3d7)")
    }

    @Test func `every kind of row has its place in the tables`() {
        let question = SmallReport.question([
            SmallReport.choice("1", "clean"), SmallReport.choice("2", "foul"),
        ])
        let edition = Edition(
            SmallReport.input(SmallReport.form(question, [("1", 40), ("2", 60)])), "en")
        let rows = [
            ("distributions.csv#question=q1&code=2", "people-q1.2"),
            ("numbers.csv#question=q1", "people-q1.mean"),
            ("crosstabs.csv#question=q1&by=q2&code=2&by_code=1", "people-q1.by.q2.2"),
            ("tests.csv#question=q1&by=q2&test=pearson", "people-q1.by.q2"),
        ]
        for (place, anchor) in rows {
            let link = edition.evidence("tables/people/\(place)")
            #expect(link.hasSuffix("](tables.en.md#\(anchor))"), "\(link)")
        }
    }
}
