import Statistics
import SurveyModel

/// Brings a question's answers nearer to its correlations and conditions by exchanging the answers of two
/// respondents, again and again, wherever that does not make things worse.
///
/// An exchange within one group of shares leaves every count as it is. The number of attempts is bounded,
/// and above ``respondentLimit`` respondents there are none.
struct Climb {
    static let respondentLimit = 20_000
    private static let attemptsPerRespondent = 400
    private static let mostAttempts = 400_000
    /// Correlations nearer than this are near enough.
    private static let tolerance = 0.004

    private var correlations: [CorrelationState]
    private(set) var conditions: [ConditionState]
    private var generator: SplitMix64
    private var column: AnswerColumn

    init(_ plan: QuestionPlan, column: AnswerColumn, sheet: AnswerSheet, seed: UInt64) {
        self.column = column
        generator = SplitMix64(seed: seed, purpose: "climb \(plan.question.name)")
        correlations = plan.correlations.compactMap { target in
            sheet.column(target.other.question).map { CorrelationState(target, own: column, other: $0) }
        }
        var targets = plan.conditions
        if let constraint = plan.question.constraint {
            targets.append(
                ConditionTarget(name: plan.question.name, condition: constraint, share: 1, line: 0))
        }
        conditions = targets.map { ConditionState($0, column: column, sheet: sheet) }
    }

    /// The question's answers after the exchanges.
    mutating func run(within strata: [[Int]], sheet: AnswerSheet) -> AnswerColumn {
        let respondents = strata.flatMap(\.self)
        if respondents.count < 2 || correlations.isEmpty && conditions.isEmpty { return column }
        var stratum = [Int](repeating: 0, count: sheet.respondents)
        for (index, members) in strata.enumerated() { for member in members { stratum[member] = index } }
        let attempts = min(respondents.count * Climb.attemptsPerRespondent, Climb.mostAttempts)
        var distance = self.distance
        for _ in 0..<attempts {
            if isNearEnough { break }
            let first = respondents[generator.below(respondents.count)]
            let others = strata[stratum[first]]
            let second = others[generator.below(others.count)]
            if column.cells[first] == column.cells[second] { continue }
            exchange(first, second, sheet)
            let after = self.distance
            if after > distance { exchange(first, second, sheet) } else { distance = after }
        }
        return column
    }

    /// A condition missed by one respondent weighs more than all correlations together.
    private var distance: Double {
        let missed = conditions.reduce(0) { $0 + $1.missed }
        return correlations.reduce(missed * 100) { $0 + $1.error * $1.error }
    }

    private var isNearEnough: Bool {
        conditions.allSatisfy(\.isReached) && correlations.allSatisfy { abs($0.error) < Climb.tolerance }
    }

    private mutating func exchange(_ first: Int, _ second: Int, _ sheet: AnswerSheet) {
        column.cells.swapAt(first, second)
        for respondent in [first, second] {
            let cell = column.cells[respondent]
            for index in correlations.indices { correlations[index].update(respondent, cell, in: column) }
            for index in conditions.indices { conditions[index].update(respondent, cell, column, sheet) }
        }
    }
}
