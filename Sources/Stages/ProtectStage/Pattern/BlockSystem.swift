import Disclosure
import StageFiles
import SurveyModel

/// The counts that are released about the questions of a block, as equations in what an insider does not know:
/// how many in each group of those alike in all breakdowns gave each answer.
struct BlockSystem {
    /// What is known of the sizes of the groups.
    enum Groups {
        /// All of them: an insider sees who is of which age and sex.
        case known
        /// What the tables of the breakdowns by each other tell, cells hidden there being unknown.
        case asReleased(hidden: Set<CellName>)
    }

    var system = CountSystem()
    /// The name of each cell that may be hidden, and its number in the system.
    var cells: [(index: Int, name: CellName)] = []
    /// Of each item and group the link that says how large the group is.
    private(set) var sizeLinks: [(link: Int, group: Int)] = []

    let counts: JointCounts
    private let block: QuestionBlock
    let tables: ReleasedTables
    let rule: PrimaryRule
    /// By question, the options that cannot stand beside another.
    private let exclusive: [String: [String]]
    /// Of a derived share the unknowns by code and group.
    private(set) var derived: [String: [String: [[Int]]]] = [:]
    /// The unknowns of each item by category and group; none for breakdowns.
    private(set) var unknowns: [Int: [[Int]]] = [:]

    init(
        _ block: QuestionBlock, _ counts: JointCounts, _ tables: ReleasedTables,
        exclusive: [String: [String]] = [:], groups: Groups, minimum: Int
    ) {
        rule = PrimaryRule(minimum: minimum)
        self.block = block
        self.counts = counts
        self.tables = tables
        self.exclusive = exclusive
        for question in block.questions { addUnknowns(question) }
        switch groups {
        case .known: addSizes()
        case .asReleased(let hidden): addBreakdowns(hidden)
        }
        for dependence in block.dependences { add(dependence) }
        for question in block.questions {
            addDistribution(question)
            for breakdown in counts.breakdowns.indices { addTable(question, by: breakdown) }
        }
    }

    /// - Parameter truth: How large they are; zero where that is not known.
    private mutating func newUnknowns(_ truth: [Int]) -> [Int] {
        system.truth += truth.map(Double.init)
        defer { system.unknowns += truth.count }
        return Array(system.unknowns..<system.unknowns + truth.count)
    }
}

// MARK: - What may be

extension BlockSystem {
    private mutating func addUnknowns(_ question: String) {
        let items = counts.items(of: question)
        for item in items {
            if block.dependences.contains(where: { $0.kind == .derived(item) }) { continue }
            let isOption = counts.items[item].option != nil
            unknowns[item] = zip(counts.items[item].categories, counts.items[item].counts).map {
                category, truth in
                // Of an option only who chose it is unknown; who answered at all is in the question's own item.
                isOption && category != JointCounts.chosen ? [] : newUnknowns(truth)
            }
        }
        if items.count > 1 { addOptions(items, exclusive[question] ?? []) }
        // Where nobody answered without choosing, that is taken to be impossible.
        let all = Array(counts.groups.indices)
        if items.count > 1, let none = category(JointCounts.others, of: items[0]),
            counts.count(of: items[0], in: all, where: { $0 == JointCounts.others }) == 0
        {
            system.links.append(.init(none.map { ($0, 1) }, .equal, 0))
        }
    }

    /// An option is chosen by those only who answered; whoever chose anything chose one at least, and an
    /// exclusive one alone.
    private mutating func addOptions(_ items: [Int], _ exclusive: [String]) {
        guard let any = category(JointCounts.chosen, of: items[0]) else { return }
        let options = items.dropFirst().compactMap { item in
            category(JointCounts.chosen, of: item).map { (item: item, unknowns: $0) }
        }
        let alone = options.filter { exclusive.contains(counts.items[$0.item].option ?? "") }
        let others = options.filter { !exclusive.contains(counts.items[$0.item].option ?? "") }
        let isKept = isExclusive(alone.map(\.item), others.map(\.item), any: items[0])
        for group in counts.groups.indices {
            let choosers = (unknown: any[group], factor: -1.0)
            let single = alone.map { (unknown: $0.unknowns[group], factor: 1.0) }
            for option in isKept ? others : options {
                let own = (unknown: option.unknowns[group], factor: 1.0)
                system.links.append(.init([own] + (isKept ? single : []) + [choosers], .atMost, 0))
            }
            if isKept, others.isEmpty { system.links.append(.init(single + [choosers], .atMost, 0)) }
            let all = options.map { (unknown: $0.unknowns[group], factor: 1.0) }
            system.links.append(.init(all + [choosers], .atLeast, 0))
        }
    }

    /// Whether the answers keep to what the questionnaire says of exclusive options.
    private func isExclusive(_ alone: [Int], _ others: [Int], any: Int) -> Bool {
        func chosen(_ item: Int, _ group: Int) -> Int {
            counts.count(of: item, in: [group]) { $0 == JointCounts.chosen }
        }
        return counts.groups.indices.allSatisfy { group in
            let single = alone.reduce(0) { $0 + chosen($1, group) }
            let most = others.map { chosen($0, group) }.max() ?? 0
            return single + most <= chosen(any, group)
        }
    }

    /// The unknowns of a category of an item, group by group.
    func category(_ category: JointCounts.Category, of item: Int) -> [Int]? {
        guard let number = counts.items[item].categories.firstIndex(of: category) else { return nil }
        return unknowns[item]?[number]
    }

    /// The items with unknowns of which every respondent is in one category.
    private var whole: [Int] { unknowns.keys.sorted().filter { counts.items[$0].option == nil } }

    private func all(of item: Int, in group: Int) -> [(unknown: Int, factor: Double)] {
        (unknowns[item] ?? []).map { ($0[group], 1) }
    }

    /// The respondents of a group are those in all categories of an item.
    private mutating func addSizes() {
        for item in whole {
            for (group, size) in counts.sizes.enumerated() {
                sizeLinks.append((system.links.count, group))
                system.links.append(.init(all(of: item, in: group), .equal, Double(size)))
            }
        }
    }

    /// The sizes of the groups are unknown, too, but for what the breakdowns' own tables tell.
    private mutating func addBreakdowns(_ hidden: Set<CellName>) {
        guard let first = whole.first else { return }
        // All items have the same respondents.
        for item in whole.dropFirst() {
            for group in counts.groups.indices {
                let others = all(of: first, in: group).map { (unknown: $0.unknown, factor: -1.0) }
                system.links.append(.init(all(of: item, in: group) + others, .equal, 0))
            }
        }
        func addKnown(_ groups: [Int]) {
            let count = groups.reduce(0) { $0 + counts.sizes[$1] }
            let members = groups.flatMap { all(of: first, in: $0).map(\.unknown) }
            system.cells.append(.init(count: count, release: .always, sums: [members]))
        }
        for (index, breakdown) in counts.breakdowns.enumerated() {
            for category in 0...breakdown.codes.count { addKnown(counts.groups(in: category, of: index)) }
            for (other, by) in counts.breakdowns.enumerated() where other > index {
                for (category, code) in breakdown.codes.enumerated() {
                    guard tables.rows(breakdown.name, by: by.name).contains(code) else { continue }
                    for (byCategory, byCode) in by.codes.enumerated() {
                        let name = CellName(question: breakdown.name, by: by.name, code: code, byCode: byCode)
                        if hidden.contains(name) || hidden.contains(name.mirrored) { continue }
                        addKnown(
                            counts.groups.indices.filter {
                                counts.groups[$0][index] == category && counts.groups[$0][other] == byCategory
                            })
                    }
                }
            }
        }
    }

    /// A question that is asked of some groups only is asked of all in them, or of as many as are.
    private mutating func addAsked(_ item: Int) {
        let notAsked = category(.notAsked, of: item)
        for group in counts.groups.indices {
            let count = counts.count(of: item, in: [group]) { $0 == .notAsked }
            let own = notAsked.map { [(unknown: $0[group], factor: 1.0)] } ?? []
            if count == counts.sizes[group], count > 0 {
                let others = all(of: item, in: group).filter { $0.unknown != own.first?.unknown }
                system.links.append(.init(others, .equal, 0))
            } else if !own.isEmpty {
                system.links.append(.init(own, .equal, Double(count)))
            }
        }
    }

    private mutating func add(_ dependence: QuestionBlock.Dependence) {
        if case .askedByGroup(let item) = dependence.kind { return addAsked(item) }
        let parts = parts(of: dependence.condition)
        switch dependence.kind {
        case .askedByGroup: return
        case .derived(let item):
            var byCode: [String: [[Int]]] = ["1": [], "0": [], "": []]
            for (truth, unknowns) in parts {
                byCode[truth == .yes ? "1" : truth == .no ? "0" : "", default: []].append(unknowns)
            }
            derived[counts.items[item].question] = byCode
        case .asked(let item):
            // Who answered all the same stays who did.
            let notAsked = category(.notAsked, of: item)
            let excluded = parts.filter { $0.truth == .no }.map(\.unknowns)
            for group in counts.groups.indices {
                let terms = excluded.map { (unknown: $0[group], factor: 1.0) }
                let own = notAsked.map { [(unknown: $0[group], factor: -1.0)] } ?? []
                let name = JointCounts.relevance(of: counts.items[item].question)
                let difference =
                    counts.count(name, "0", in: [group])
                    - counts.count(of: item, in: [group]) { $0 == .notAsked }
                system.links.append(.init(terms + own, .equal, Double(difference)))
            }
        }
    }

    /// The respondents by what the condition says of them: the unknowns of its one source or, where several
    /// questions decide, unknowns of their own that add up to those of each.
    private mutating func parts(of condition: Condition) -> [(truth: Truth?, unknowns: [Int])] {
        if condition.sources.count == 1, counts.items[condition.sources[0].item].option == nil {
            let source = condition.sources[0]
            return source.classes.indices.compactMap { category in
                unknowns[source.item].map { (condition.truth[source.classes[category]], $0[category]) }
            }
        }
        let parts = condition.truth.indices.map { combination in
            (
                truth: condition.truth[combination], classes: condition.classes(of: combination),
                unknowns: condition.truth[combination] == nil
                    ? [] : newUnknowns(counts.groups.map { _ in 0 })
            )
        }
        for (place, source) in condition.sources.enumerated() {
            for number in 0..<source.size {
                let own = parts.filter { $0.classes[place] == number && $0.truth != nil }
                for group in counts.groups.indices {
                    var terms = own.map { (unknown: $0.unknowns[group], factor: 1.0) }
                    for category in source.classes.indices where source.classes[category] == number {
                        terms += self.terms(source.item, category, group).map { ($0.unknown, -$0.factor) }
                    }
                    system.links.append(.init(terms, .equal, 0))
                }
            }
        }
        return parts.compactMap { $0.truth == nil ? nil : ($0.truth, $0.unknowns) }
    }

    /// The respondents of a group in one category, in terms of the unknowns.
    private func terms(_ item: Int, _ category: Int, _ group: Int) -> [(unknown: Int, factor: Double)] {
        if let own = unknowns[item]?[category], !own.isEmpty { return [(own[group], 1)] }
        guard let any = counts.items(of: counts.items[item].question).first else { return [] }
        let kind = counts.items[item].categories[category]
        guard kind == JointCounts.others else {
            return self.category(kind, of: any).map { [($0[group], 1)] } ?? []
        }
        let answered = [JointCounts.chosen, JointCounts.others].compactMap {
            self.category($0, of: any)?[group]
        }
        let chosen = self.category(JointCounts.chosen, of: item)?[group]
        return answered.map { ($0, 1) } + (chosen.map { [($0, -1)] } ?? [])
    }
}
