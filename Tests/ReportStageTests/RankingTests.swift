import StageFiles
import SurveyModel
import Testing

@testable import ReportStage

struct RankingTests {
    private func finding(
        _ id: String, _ verdict: FindingRow.Verdict = .firm, beyond: Double? = nil, topic: String = "",
        urgency: Int? = nil, recommendation: String = ""
    ) -> FindingRow {
        var finding = FindingRow()
        (finding.id, finding.verdict, finding.beyond, finding.urgency) = (id, verdict, beyond, urgency)
        (finding.topic, finding.recommendation) = (topic, LocalizedText(everywhere: recommendation))
        return finding
    }

    @Test func `the firm stand first, and of equally firm ones what goes farthest beyond its threshold`() {
        let findings = [
            finding("guess", .suggestive, beyond: 30), finding("near", beyond: 2), finding("told", .none),
            finding("far", beyond: 12), finding("without"),
        ]
        #expect(
            Ranking(RuleBook()).sorted(findings).map(\.id) == ["far", "near", "without", "guess", "told"])
    }

    @Test
    func `a message has a measure, the firmest and most urgent come first, one of each topic, five at most`()
    {
        let findings = [
            finding("praise", beyond: 40, topic: "a"),
            finding("later", beyond: 30, topic: "a", urgency: 2, recommendation: "act"),
            finding("now", beyond: 10, topic: "b", urgency: 1, recommendation: "act"),
            finding("again", beyond: 9, topic: "b", urgency: 1, recommendation: "act"),
            finding("unsure", .suggestive, beyond: 50, topic: "c", urgency: 1, recommendation: "act"),
        ]
        let ranking = Ranking(RuleBook())
        #expect(ranking.messages(findings).map(\.id) == ["now", "later", "unsure"])
        let many = (0..<9).map { finding("f\($0)", topic: "t\($0)", recommendation: "act") }
        #expect(ranking.messages(many).count == 5)
    }
}
