import Statistics

/// The respondents of a weighted case of the reference set.
struct WeightedSample {
    struct Respondent {
        var answer: Int?
        var group: Int
        var score: Double?
        var weight: Double
    }

    var respondents: [Respondent]
    var population: Int?

    init(respondents: [Respondent]) {
        self.respondents = respondents
    }

    init(_ reference: Reference) throws {
        let answers = try reference.optional("answer")
        let scores = try reference.optional("score")
        let groups = try reference.integers("group")
        let weights = try reference.numbers("weight")
        respondents = weights.indices.map { index in
            Respondent(
                answer: answers[index].map { Int($0) }, group: groups[index], score: scores[index],
                weight: weights[index])
        }
        population = try reference.optionalInteger("population")
    }

    /// The answers that somebody gave.
    var answers: [Int] { Set(respondents.compactMap(\.answer)).sorted() }
    var groups: [Int] { Set(respondents.map(\.group)).sorted() }

    /// The members of a group, of all if `nil`, and the design they are a domain of.
    func domain(_ group: Int?) -> (members: [Respondent], design: SurveyDesign) {
        let members = respondents.filter { group == nil || $0.group == group }
        let design = SurveyDesign(
            respondents: respondents.count, domain: members.count, population: population)
        return (members, design)
    }

    func proportion(of answer: Int, in group: Int?) -> WeightedProportion? {
        let (members, design) = domain(group)
        return WeightedProportion(
            chosen: WeightTally(members.filter { $0.answer == answer }.map(\.weight)),
            others: WeightTally(members.filter { $0.answer.map { $0 != answer } ?? false }.map(\.weight)),
            design: design)
    }

    func mean(in group: Int?) -> WeightedMean? {
        let (members, design) = domain(group)
        return WeightedMean(scoreTally(members), design: design)
    }

    func quantile(_ probability: Double, in group: Int?) -> Double? {
        let tally = scoreTally(domain(group).members).map { (value: $0.value, weight: $0.weights.sum) }
        return weightedQuantile(tally, probability)
    }

    var table: WeightedTable {
        let (answers, groups) = (answers, groups)
        let cells = answers.flatMap { answer in
            groups.map { group in
                WeightTally(respondents.filter { $0.answer == answer && $0.group == group }.map(\.weight))
            }
        }
        return WeightedTable(rows: answers.count, columns: groups.count, cells: cells)
    }

    private func scoreTally(_ members: [Respondent]) -> [(value: Double, weights: WeightTally)] {
        var tallies: [Double: WeightTally] = [:]
        for member in members {
            if let score = member.score { tallies[score, default: WeightTally()].add(member.weight) }
        }
        // In order, so that the same sums are made in every run.
        return tallies.sorted { $0.key < $1.key }.map { (value: $0.key, weights: $0.value) }
    }
}

extension Reference {
    /// What the reference set calls a domain of a weighted case.
    static func name(ofDomain group: Int?) -> String {
        group.map { "domain\($0)" } ?? "domainall"
    }
}
