import SurveyModel

/// The respondents of a form, divided into groups of those alike in every breakdown, and how each group
/// answered each question. It is all that the tables count, before it is added up.
struct JointCounts {
    /// A question that others are crossed with.
    struct Breakdown: Equatable {
        var name: String
        /// Its categories, small ones merged. The number behind the last stands for no valid answer.
        var codes: [String]
    }

    /// What a respondent may be counted under.
    enum Category: Hashable {
        /// A valid answer; for a derived share `1` and `0`.
        case answer(String)
        /// A choice that is counted apart from the valid answers.
        case apart(String)
        case blank, invalid, notAsked

        var isValid: Bool {
            if case .answer = self { true } else { false }
        }

        /// The code that the distributions name it by.
        var code: String? {
            switch self {
            case .answer(let code), .apart(let code): code
            case .blank, .invalid, .notAsked: nil
            }
        }
    }

    /// A question of which each respondent is in one category. Of a question with several answers there is one
    /// that says whether any option was chosen, and one for each option.
    struct Item {
        var question: String
        /// Of an option its code.
        var option: String?
        var categories: [Category]
        /// By category, then by group.
        var counts: [[Int]]
    }

    /// The answers of an option.
    static let chosen = Category.answer("1")
    static let others = Category.answer("0")

    var breakdowns: [Breakdown]
    /// The category of each breakdown, group by group.
    var groups: [[Int]] = []
    /// The weight of each respondent of a group; 1 without weights.
    var weights: [Double] = []
    /// The number of respondents of each group.
    var sizes: [Int] = []
    var items: [Item]
    /// Of each open number how many gave each value.
    var numbers: [String: [Double: Int]] = [:]
    /// Of each open number how many of each group gave one.
    var numberAnswers: [String: [Int]] = [:]

    /// The item that says whether a question was to be asked.
    static func relevance(of question: String) -> String { "\(question)?" }

    var respondents: Int { sizes.reduce(0, +) }

    /// The groups in a category of a breakdown.
    func groups(in category: Int, of breakdown: Int) -> [Int] {
        groups.indices.filter { groups[$0][breakdown] == category }
    }

    func items(of question: String) -> [Int] { items.indices.filter { items[$0].question == question } }
}

extension JointCounts {
    /// The groups by some of the breakdowns alone.
    func reduced(to kept: [Int]) -> JointCounts {
        var reduced = self
        reduced.breakdowns = kept.map { breakdowns[$0] }
        reduced.regroup(groups.map { group in kept.map { group[$0] } })
        return reduced
    }

    /// Puts groups together that have the same categories now.
    private mutating func regroup(_ categories: [[Int]]) {
        var numbers: [[Int]: Int] = [:]
        let places = categories.map { key -> Int in
            if let known = numbers[key] { return known }
            numbers[key] = numbers.count
            return numbers.count - 1
        }
        func sums(_ counts: [Int]) -> [Int] {
            var sums = [Int](repeating: 0, count: numbers.count)
            for (place, count) in zip(places, counts) { sums[place] += count }
            return sums
        }
        let firsts = (0..<numbers.count).map { number in places.firstIndex(of: number) ?? 0 }
        weights = firsts.map { weights[$0] }
        sizes = sums(sizes)
        numberAnswers = numberAnswers.mapValues(sums)
        for item in items.indices { items[item].counts = items[item].counts.map(sums) }
        groups = firsts.map { categories[$0] }
    }

    /// How many groups there would be with every combination of categories.
    var combinations: Int { breakdowns.reduce(1) { $0 * ($1.codes.count + 1) } }

    /// The groups without their weights, and one of nobody for each combination of categories that nobody has.
    func completed() -> JointCounts {
        var complete = reduced(to: Array(breakdowns.indices))
        let all = breakdowns.reduce([[]]) { combinations, breakdown in
            combinations.flatMap { combination in (0...breakdown.codes.count).map { combination + [$0] } }
        }
        complete.add(all)
        return complete
    }

    /// Adds groups of nobody.
    mutating func add(_ categories: [[Int]]) {
        var known = Set(groups)
        for new in categories where known.insert(new).inserted {
            groups.append(new)
            weights.append(1)
            sizes.append(0)
            for item in items.indices {
                for category in items[item].counts.indices { items[item].counts[category].append(0) }
            }
        }
    }
}
