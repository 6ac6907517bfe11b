import SurveyModel

/// Ways to tell neighbouring answers of an ordinal question together, from the finest to the coarsest.
struct CollapsedAnswers {
    /// Each step has the codes of the answers told together; those that stay alone are groups of one.
    private(set) var steps: [[[String]]] = []

    /// - Parameters:
    ///   - question: Answers that say different things of the body assessed (its choices' polarity), and own
    ///     answers, stay apart.
    ///   - counts: How many gave each answer, in the order of the scale.
    init(_ question: Question, _ counts: [(code: String, n: Int)]) {
        var groups = counts.map { [$0.code] }
        let number = Dictionary(counts.map { ($0.code, $0.n) }, uniquingKeysWith: { first, _ in first })
        func size(_ group: [String]) -> Int { group.reduce(0) { $0 + (number[$1] ?? 0) } }
        func sense(_ group: [String]) -> Choice.Polarity? { question.choice(named: group[0])?.polarity }
        func mayMeet(_ pair: Int) -> Bool {
            let (first, second) = (groups[pair], groups[pair + 1])
            return first[0] != Choice.ownAnswer && second[0] != Choice.ownAnswer
                && sense(first) == sense(second)
        }
        // Two groups are the fewest that a table compares.
        while groups.count > 2 {
            let pairs = (0..<(groups.count - 1)).filter(mayMeet)
            func weight(_ pair: Int) -> (Int, Int) {
                let sizes = [size(groups[pair]), size(groups[pair + 1])].sorted()
                return (sizes[0], sizes[1])
            }
            guard let pair = pairs.min(by: { weight($0) < weight($1) }) else { return }
            groups[pair] += groups.remove(at: pair + 1)
            steps.append(groups)
        }
    }
}
