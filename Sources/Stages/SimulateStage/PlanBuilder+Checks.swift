import SurveyModel

extension PlanBuilder {
    /// How far shares, rounded as they are written, may add up beside 1.
    private static let tolerance = 0.005

    /// Completes each question's plan and looks at it as a whole.
    mutating func check() {
        for index in plans.indices {
            switch plans[index].question.kind {
            case .single, .multiple: checkChoices(index)
            case .integer, .decimal: checkNumbers(index)
            case .date where plans[index].number.mean != nil || !plans[index].groups.isEmpty:
                checkNumbers(index)
            case .rank, .text, .date: break
            }
            // Whoever no condition fits falls into the group without one, which therefore comes last.
            let groups = plans[index].groups
            plans[index].groups =
                groups.filter { $0.condition != nil } + groups.filter { $0.condition == nil }
            checkPhrases(index)
        }
        if findOrder() { attachTies() }
    }

    private mutating func checkChoices(_ index: Int) {
        let question = plans[index].question
        for group in plans[index].groups {
            let sum = group.shares.reduce(0, +)
            if question.kind == .single {
                checkSum(sum, of: question, line: group.line)
            } else {
                let exclusive = zip(question.choices, group.shares).filter(\.0.isExclusive).map(\.1).reduce(
                    0, +)
                if sum < 1 - PlanBuilder.tolerance || exclusive > 1 + PlanBuilder.tolerance {
                    complain(group.line, .tooFewPicks(question: question.name, picks: rounded(sum)))
                }
            }
        }
        if !plans[index].groups.contains(where: { $0.condition == nil }) {
            // Without targets all choices but the own answer are equally likely.
            let shares = question.choices.map { choice in
                choice.name == Choice.ownAnswer
                    ? 0 : question.kind == .single || !choice.isExclusive ? 1.0 : 0
            }
            let scale = shares.reduce(0, +) / (question.kind == .single ? 1 : 1.5)
            let even = shares.map { scale > 0 ? min($0 / scale, 1) : 0 }
            plans[index].groups.append(ShareGroup(shares: even, line: 0))
        }
    }

    private mutating func checkNumbers(_ index: Int) {
        let question = plans[index].question
        for group in plans[index].groups {
            checkSum(group.shares.reduce(0, +), of: question, line: group.line)
        }
        let hasShares = plans[index].groups.contains { $0.condition == nil }
        let number = plans[index].number
        if hasShares, number.mean ?? number.sd ?? number.min ?? number.max != nil {
            complain(number.line, .misplacedMeasure(.mean, question: question.name))
        }
        if !hasShares, number.mean == nil, question.role == .none || question.role == .demographic {
            complain(number.line, .noNumbers(question: question.name))
        }
    }

    private mutating func checkSum(_ sum: Double, of question: Question, line: Int) {
        if abs(sum - 1) > PlanBuilder.tolerance {
            complain(line, .sharesSum(question: question.name, sum: rounded(sum)))
        }
    }

    private mutating func checkPhrases(_ index: Int) {
        guard let own = plans[index].ownAnswer, plans[index].phrases.isEmpty,
            let group = plans[index].groups.first(where: { $0.shares[own] > 0 })
        else { return }
        complain(group.line, .noPhrases(question: plans[index].question.name))
    }

    private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
