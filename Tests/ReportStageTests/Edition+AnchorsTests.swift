import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct EditionAnchorsTests {
    private var edition: Edition {
        let question = SmallReport.question([
            SmallReport.choice("1", "clean"), SmallReport.choice("2", "foul"),
        ])
        var finding = FindingRow()
        finding.id = "air"
        return Edition(
            Outline(
                SmallReport.input(SmallReport.form(question, [("1", 40), ("2", 60)]), findings: [finding])),
            "en")
    }

    @Test func `a reference leads to the finding by its number, to a statement's source by its line`() {
        #expect(
            edition.references("air statements.csv#line=7").markdown
                == "[1](#finding-air), [E7](tables.en.md#statement-statements.csv~23line~3d7)")
        #expect(edition.references("air", from: .tables).markdown == "[1](report.en.md#finding-air)")
    }

    @Test func `every kind of row has its place in the tables`() {
        let rows = [
            ("distributions.csv#question=q1&code=2", "people-q1.2"),
            ("numbers.csv#question=q1", "people-q1.mean"),
            ("crosstabs.csv#question=q1&by=q2&code=2&by_code=1", "people-q1.by.q2.2"),
            ("tests.csv#question=q1&by=q2&test=pearson", "people-q1.by.q2"),
        ]
        for (place, anchor) in rows {
            let link = edition.evidence("tables/people/\(place)").markdown
            #expect(link.hasSuffix("](tables.en.md#\(anchor))"), "\(link)")
        }
    }
}
