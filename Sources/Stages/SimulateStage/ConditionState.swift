import SurveyModel

/// The share of respondents for whom a condition holds, kept up to date while answers move.
struct ConditionState {
    let target: ConditionTarget
    private var truths: [Truth] = []
    private(set) var holding = 0
    /// The respondents whose answers decide it.
    private(set) var decided = 0

    init(_ target: ConditionTarget, column: AnswerColumn, sheet: AnswerSheet) {
        self.target = target
        truths = column.cells.enumerated().map { truth($0, $1, column, sheet) }
        for truth in truths { count(truth, 1) }
    }

    /// By how many respondents it misses its share.
    var missed: Double { isReached ? 0 : abs(Double(holding) - target.share * Double(decided)) }

    var isReached: Bool { holding == quota(target.share, of: decided) }

    mutating func update(_ respondent: Int, _ cell: Int32, _ column: AnswerColumn, _ sheet: AnswerSheet) {
        count(truths[respondent], -1)
        truths[respondent] = truth(respondent, cell, column, sheet)
        count(truths[respondent], 1)
    }

    private mutating func count(_ truth: Truth, _ change: Int) {
        if truth == .yes { holding += change }
        if truth != .unknown { decided += change }
    }

    private func truth(
        _ respondent: Int, _ cell: Int32, _ column: AnswerColumn, _ sheet: AnswerSheet
    ) -> Truth {
        let own = column.validAnswer(cell)
        return target.condition.truth(this: own) { name in
            name == column.question.name ? own : sheet.validAnswer(name, of: respondent)
        }
    }
}
