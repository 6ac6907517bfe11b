import StageFiles
import SurveyModel

/// Which finding is told before which: the firm ones first, and of equally firm ones that which is farther beyond its
/// threshold.
struct Ranking {
    private let rules: RuleBook

    /// How many messages the first page has.
    private static let mostMessages = 5

    init(_ rules: RuleBook) { self.rules = rules }

    func sorted(_ findings: [FindingRow]) -> [FindingRow] {
        findings.stablySorted {
            ($0.verdict.rank, -($0.beyond ?? 0)) < ($1.verdict.rank, -($1.beyond ?? 0))
        }
    }

    /// The findings from which a measure follows, the firmest and most urgent first, one of each topic.
    func messages(_ findings: [FindingRow]) -> [FindingRow] {
        let grave = sorted(findings.filter { !$0.recommendation.isEmpty && $0.verdict != .none })
            .stablySorted { ($0.verdict.rank, urgency($0)) < ($1.verdict.rank, urgency($1)) }
        var topics: Set<String> = []
        return Array(
            grave.filter { topics.insert($0.form + " " + $0.topic).inserted }.prefix(Self.mostMessages))
    }

    /// 1 is the most urgent.
    func urgency(_ finding: FindingRow) -> Int {
        finding.urgency ?? rules.rule(finding.id)?.priority ?? .max
    }
}

extension FindingRow.Verdict {
    /// 0 is the firmest.
    var rank: Int {
        switch self {
        case .firm: 0
        case .suggestive: 1
        case .none: 2
        }
    }
}
