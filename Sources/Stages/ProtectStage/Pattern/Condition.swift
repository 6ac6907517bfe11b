import StageFiles
import SurveyModel

/// What decides on a derived share, or on whether a question is asked: a condition on the answers to some
/// questions, as a table over the categories that they tell apart.
struct Condition {
    /// One question it asks about, or one option.
    struct Source {
        /// The item's number in the joint counts.
        var item: Int
        /// The class of each category of the item; the condition treats those of one class alike.
        var classes: [Int]

        var size: Int { (classes.max() ?? -1) + 1 }
    }

    var sources: [Source]
    /// By the classes of all sources, the last source's changing fastest.
    /// `nil`: nobody can be of these classes together.
    var truth: [Truth?]

    /// The most combinations of categories that are looked into.
    static let mostCombinations = 4096
    /// The most combinations of classes that are followed within a group.
    static let mostClasses = 27
    /// The most unknowns for the combinations of classes in all groups.
    static let mostUnknowns = 2000

    /// - Parameter sees: What the condition sees of a category: the code, or nothing.
    /// - Returns: `nil` if it asks about something that is not counted, or too many combinations decide.
    init?(
        _ condition: Expression, _ counts: JointCounts, sees: (JointCounts.Category) -> String?
    ) {
        let names = condition.questions.distinct
        var items: [Int] = []
        for name in names {
            let own = counts.items(of: name)
            if own.isEmpty { return nil }
            let named = condition.literals
            items += own.filter { counts.items[$0].option.map(named.contains) ?? true }
        }
        let sizes = items.map { counts.items[$0].categories.count }
        let combinations = sizes.reduce(1) { min($0 * $1, Self.mostCombinations + 1) }
        guard combinations <= Self.mostCombinations else { return nil }
        func answer(_ name: String, _ categories: [Int]) -> Answer {
            zip(items, categories).flatMap { item, category -> Answer in
                let item = counts.items[item]
                guard item.question == name else { return [] }
                let isChosen = item.categories[category] == JointCounts.chosen
                if let option = item.option { return isChosen ? [option] : [] }
                // Of a question with several answers: some option that the condition does not name.
                if item.isOfSeveral(counts) { return isChosen ? [""] : [] }
                return sees(item.categories[category]).map { [$0] } ?? []
            }
        }
        func isPossible(_ categories: [Int]) -> Bool {
            zip(items, categories).allSatisfy { item, category in
                guard counts.items[item].option != nil,
                    let any = items.firstIndex(where: {
                        counts.items[$0].question == counts.items[item].question
                    })
                else { return true }
                let (own, whole) = (
                    counts.items[item].categories[category],
                    counts.items[items[any]].categories[categories[any]]
                )
                return own == whole || own == JointCounts.others && whole == JointCounts.chosen
            }
        }
        var values: [Truth?] = []
        for combination in 0..<combinations {
            let categories = Self.digits(combination, sizes)
            values.append(isPossible(categories) ? condition.truth { answer($0, categories) } : nil)
        }
        self.init(items, sizes, values)
        if sources.reduce(1, { $0 * $1.size }) > Self.mostClasses { return nil }
    }

    /// Joins categories that decide alike.
    private init(_ items: [Int], _ sizes: [Int], _ values: [Truth?]) {
        sources = []
        for (place, item) in items.enumerated() {
            let stride = sizes[(place + 1)...].reduce(1, *)
            var slices: [[Truth?]] = []
            let classes = (0..<sizes[place]).map { category -> Int in
                let slice = values.indices.filter { $0 / stride % sizes[place] == category }.map {
                    values[$0]
                }
                if let known = slices.firstIndex(of: slice) { return known }
                slices.append(slice)
                return slices.count - 1
            }
            sources.append(Source(item: item, classes: classes))
        }
        sources = sources.filter { $0.size > 1 }
        let kept = sources
        truth = (0..<kept.reduce(1) { $0 * $1.size }).map { combination in
            let classes = Self.digits(combination, kept.map(\.size))
            let categories = items.indices.map { place -> Int in
                guard let source = kept.firstIndex(where: { $0.item == items[place] }) else { return 0 }
                return kept[source].classes.firstIndex(of: classes[source]) ?? 0
            }
            let index = zip(categories, sizes).reduce(0) { $0 * $1.1 + $1.0 }
            return values[index]
        }
    }

    /// The classes of a combination.
    func classes(of combination: Int) -> [Int] { Self.digits(combination, sources.map(\.size)) }

    private static func digits(_ number: Int, _ sizes: [Int]) -> [Int] {
        var rest = number
        var digits = [Int](repeating: 0, count: sizes.count)
        for place in sizes.indices.reversed() {
            digits[place] = rest % sizes[place]
            rest /= sizes[place]
        }
        return digits
    }
}

extension Expression {
    /// The codes it names.
    fileprivate var literals: [String] {
        switch self {
        case .text(let text): [text]
        case .number(let number): [format(number)]
        default: parts.flatMap(\.literals)
        }
    }
}

extension JointCounts.Item {
    func isOfSeveral(_ counts: JointCounts) -> Bool { counts.items(of: question).count > 1 }
}
