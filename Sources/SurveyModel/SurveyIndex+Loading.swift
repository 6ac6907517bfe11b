import Problems

private enum IndexKey: String, YAMLKey {
    case name, form, topic, label, definition, model, scale, items, least, decimals, normalise
}

private enum IndexItemKey: String, YAMLKey { case question, weight, most, reverse, values }

extension SurveyIndex {
    /// Reads an entry under `indices`.
    ///
    /// - Returns: `nil` if it is not sound; why is reported at its line.
    init?(_ value: YAMLValue) {
        guard let keys = value.mapping(IndexKey.self), let name = keys.required(.name)?.string,
            let form = keys.required(.form)?.string, let model = keys.required(.model)?.word(Model.self)
        else { return nil }
        if !isName(name) { keys[.name]?.report(InstrumentProblem.badName(name)) }
        guard let entries = keys.required(.items)?.list, !entries.isEmpty else { return nil }
        let scale = keys[.scale].map { $0.word(Scale.self) } ?? .hundred
        let parts = entries.map(Self.item)
        guard let scale, parts.allSatisfy({ $0 != nil }) else { return nil }
        self.init(
            name: name, form: form, topic: keys.string(.topic), label: keys.localized(.label),
            definition: keys.localized(.definition), model: model, scale: scale,
            items: parts.compactMap { $0?.item }, least: keys[.least]?.int,
            decimals: keys[.decimals]?.int ?? 1, line: value.line)
        if let problem = weigh(parts.map { $0?.weight }, isNormalised: keys[.normalise]?.bool ?? false) {
            value.report(problem)
        }
        if !(1...items.count).contains(least) {
            keys[.least]?.report(IndexProblem.badLeast(least, items: items.count))
        }
        var names: Set<String> = []
        for (value, item) in zip(entries, items) where !names.insert(item.name).inserted {
            value.report(IndexProblem.itemTwice(item.name))
        }
        if !(0...6).contains(decimals) { keys[.decimals]?.report(IndexProblem.badDecimals) }
    }

    private static func item(_ value: YAMLValue) -> (item: Item, weight: Double?)? {
        guard let keys = value.mapping(IndexItemKey.self), let name = keys.required(.question)?.string else {
            return nil
        }
        var values: [String: Double]?
        if let pairs = keys[.values]?.entries {
            values = [:]
            for pair in pairs { values?[pair.name] = pair.value.double }
        }
        var item = Item(
            name: name, weight: 1, isReversed: keys[.reverse]?.bool ?? false, values: values,
            line: value.line)
        item.most = keys[.most]?.double
        if let most = item.most, !(most > 0 && most <= 100) { keys[.most]?.report(IndexProblem.badMost) }
        return (item, keys[.weight]?.double)
    }

    /// Gives the items their weights: equal ones where none are written.
    ///
    /// - Returns: What is wrong with those written.
    private mutating func weigh(_ weights: [Double?], isNormalised: Bool) -> IndexProblem? {
        let given = weights.compactMap(\.self)
        if given.isEmpty {
            for index in items.indices { items[index].weight = 1 / Double(items.count) }
            return nil
        }
        if model == .reflective { return .weightsOfReflective }
        if given.count < items.count { return .someWeights }
        if given.contains(where: { $0 <= 0 }) { return .weightNotPositive }
        let sum = given.reduce(0, +)
        let isWhole = [1.0, 100].contains { abs(sum - $0) < 1e-9 * $0 }
        if !isWhole, !isNormalised { return .weightsDoNotSum(sum) }
        for index in items.indices { items[index].weight = given[index] / sum }
        return nil
    }
}

extension SurveyIndex {
    /// A warning for each item that makes up more than it should.
    public func warnings(file: String) -> [Problem] {
        items.compactMap { item in
            guard let most = item.most, 100 * item.weight > most + 1e-9 else { return nil }
            let weight = (1000 * item.weight).rounded() / 10
            return Problem(
                .warning, at: Position(file: file, line: item.line),
                IndexProblem.heavyItem(item.name, weight: weight, most: most))
        }
    }
}

/// What can be wrong with an index.
public enum IndexProblem: ProblemWording, Error {
    case badLeast(Int, items: Int)
    case badDecimals
    case badMost
    case itemTwice(String)
    case weightsOfReflective
    case someWeights
    case weightNotPositive
    case weightsDoNotSum(Double)
    case unknownItem(String, nearest: String?)
    case unknownCode(String, item: String, known: [String])
    case noNumbers(String)
    case noSpread(String)
    case differentScales
    case nameTaken(String)
    case heavyItem(String, weight: Double, most: Double)

    public var what: String {
        switch self {
        case .badLeast(let least, let items): "at least \(least) of \(items) items can never be asked for"
        case .badDecimals: "decimals go from 0 to 6"
        case .badMost: "most is the part of the index in per cent, above 0 and no more than 100"
        case .itemTwice(let name): "\(name) stands twice among the items"
        case .weightsOfReflective:
            "the items of a reflective index are signs of one thing and have no weights"
        case .someWeights: "some items have a weight and some have none"
        case .weightNotPositive: "a weight is above 0"
        case .weightsDoNotSum(let sum): "the weights add up to \(sum), neither to 1 nor to 100"
        case .unknownItem(let name, _): "there is no question, option or earlier index \(name)"
        case .unknownCode(let code, let item, _): "\(item) has no answer \(code)"
        case .noNumbers(let name): "the answers to \(name) are no numbers"
        case .noSpread(let name): "all answers to \(name) count for the same"
        case .differentScales: "the items have different scales, so the index has no scale of its own"
        case .heavyItem(let name, let weight, let most):
            "\(name) makes up \(weight) per cent of its index, and \(most) is the most that was set"
        case .nameTaken(let name): "\(name) is the name of a question, a share or an index already"
        }
    }

    public var remedy: String {
        switch self {
        case .badLeast:
            "write a number from 1 to the number of items, or leave it out: then all are asked for"
        case .badDecimals: "write how many digits behind the point a score has"
        case .badMost: "write the most that the item may weigh, or take the key out"
        case .itemTwice: "keep one of them; weight says what counts for more"
        case .weightsOfReflective: "take the weights out, or call the index formative"
        case .someWeights: "give every item its weight, or none"
        case .weightNotPositive: "turn an item round by reverse: yes"
        case .weightsDoNotSum: "correct them, or write normalise: yes"
        case .unknownItem(_, let nearest?): "did you mean \(nearest)?"
        case .unknownItem: "name a question of the form, QUESTION_OPTION, or an index that stands above"
        case .unknownCode(_, _, let known): "known: \(known.joined(separator: ", "))"
        case .noNumbers: "say what each answer counts for under values"
        case .noSpread: "give them different values"
        case .differentScales: "write scale: 0-100"
        case .nameTaken: "give it another name"
        case .heavyItem: "lower its weight, or raise most if that is meant"
        }
    }
}
