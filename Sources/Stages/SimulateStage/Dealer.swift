import Problems
import Statistics
import SurveyModel

/// Deals one question's answers to the respondents: exact counts, random places.
struct Dealer {
    let plan: QuestionPlan
    let file: String
    var generator: SplitMix64
    var column: AnswerColumn
    /// The respondents who answer, by the group of shares they belong to.
    private(set) var strata: [[Int]]

    /// Decides who is asked, who leaves the question blank, and which shares hold for whom.
    init(_ plan: QuestionPlan, file: String, sheet: AnswerSheet, seed: UInt64) {
        self.plan = plan
        self.file = file
        generator = SplitMix64(seed: seed, purpose: "deal \(plan.question.name)")
        column = AnswerColumn(
            plan.question, respondents: sheet.respondents, step: plan.step, texts: plan.phrases.map(\.text))
        var asked = Array(0..<sheet.respondents)
        if let relevant = plan.question.relevant {
            asked = asked.filter { sheet.truth(relevant, of: $0) == .yes }
            column.cells = Array(repeating: AnswerColumn.notAsked, count: sheet.respondents)
            for respondent in asked { column.cells[respondent] = AnswerColumn.blank }
        }
        generator.shuffle(&asked)
        asked.removeFirst(quota(plan.blank, of: asked.count))
        strata = Array(repeating: [], count: max(plan.groups.count, 1))
        for respondent in asked {
            let group = plan.groups.firstIndex { group in
                group.condition.map { sheet.truth($0, of: respondent) == .yes } ?? true
            }
            strata[group ?? 0].append(respondent)
        }
    }

    /// - Throws: `Failure` if no numbers have the mean asked for.
    mutating func deal() throws {
        switch plan.question.kind {
        case .single:
            dealFromShares { Array(0..<Int32($0.shares.count)) }
        case .integer, .decimal, .date:
            if plan.groups.isEmpty { return try dealNumbers(to: strata[0]) }
            dealFromShares { [plan] in $0.numbers.map(plan.steps) }
        case .multiple:
            for (group, respondents) in zip(plan.groups, strata) { dealSets(group.shares, to: respondents) }
        case .rank:
            dealRankings(to: strata[0])
        case .text:
            let counts = quotas(plan.phrases.map(\.weight), of: plan.phrases.isEmpty ? 0 : strata[0].count)
            give(
                SimulateStage.deal(Array(0..<Int32(counts.count)), counts: counts, using: &generator),
                to: strata[0])
        }
    }

    private mutating func dealFromShares(_ values: (ShareGroup) -> [Int32]) {
        for (group, respondents) in zip(plan.groups, strata) {
            let counts = counts(group.shares, of: respondents.count)
            give(SimulateStage.deal(values(group), counts: counts, using: &generator), to: respondents)
        }
    }

    /// How many give each answer: in proportion to the shares or, where they are drawn, one by one with them.
    private mutating func counts(_ shares: [Double], of total: Int) -> [Int] {
        if plan.drawn == 0 { return quotas(shares, of: total) }
        var counts = [Int](repeating: 0, count: shares.count)
        if shares.isEmpty { return counts }
        for _ in 0..<total { counts[generator.pick(shares)] += 1 }
        return counts
    }

    /// How many have a choice beside others.
    mutating func count(_ share: Double, of total: Int) -> Int {
        if plan.drawn == 0 { return quota(share, of: total) }
        return (0..<total).reduce(0) { count, _ in count + (generator.happens(share) ? 1 : 0) }
    }

    mutating func give(_ cells: [Int32], to respondents: [Int]) {
        for (cell, respondent) in zip(cells, respondents) { column.cells[respondent] = cell }
    }
}

extension QuestionPlan {
    /// What one step of its numbers is worth.
    var step: Double { number.step ?? 1 }

    /// A number as steps, no more than can be counted.
    func steps(_ number: Double) -> Int32 { Int32(min(max((number / step).rounded(), -1e9), 1e9)) }
}
