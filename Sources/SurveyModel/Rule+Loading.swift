import Problems

enum RuleKey: String, YAMLKey {
    case id, form, question, measure, code, by, groups, indicator, count, decimals, topic, factor, quadrant
    case matter, priority, text, recommendation, responsible
    case atLeast = "at-least"
    case atMost = "at-most"
}

extension Rule {
    /// The priority of a rule that names none.
    static let usualPriority = 3

    /// Reads a rule; what is wrong with it is reported to the document.
    init?(_ value: YAMLValue) {
        guard let keys = value.mapping(RuleKey.self), let id = keys.required(.id)?.string,
            let measure = keys.required(.measure)?.word(Measure.self), keys.required(.text) != nil
        else { return nil }
        if measure != .indicator, keys.required(.form) == nil || keys.required(.question) == nil {
            return nil
        }
        self.init(
            id: id, form: keys.string(.form), question: keys.string(.question), measure: measure,
            codes: keys.strings(.code), by: keys.string(.by), groups: keys.strings(.groups),
            indicator: keys.string(.indicator), atLeast: keys[.atLeast]?.double,
            atMost: keys[.atMost]?.double,
            count: keys[.count]?.int(in: 1...100) ?? 1, decimals: keys[.decimals]?.int(in: 0...6) ?? 1,
            topic: keys.string(.topic),
            factor: keys.string(.factor), quadrant: keys[.quadrant]?.word(Quadrant.self) ?? .none,
            matter: keys.string(.matter),
            priority: keys[.priority]?.int(in: 1...9) ?? Self.usualPriority, text: keys.localized(.text),
            recommendation: keys.localized(.recommendation), responsible: keys.localized(.responsible),
            line: value.line)
        if let atLeast, let atMost, atLeast > atMost { keys[.atLeast]?.report(RuleProblem.neverHolds) }
        for key in [RuleKey.atLeast, .atMost] {
            guard let threshold = keys[key], let number = threshold.double, measure.isShare else { continue }
            if !(0...100).contains(number) { threshold.report(RuleProblem.noPercentage(number)) }
        }
    }
}

extension Rule.Measure {
    /// Whether its figure lies between 0 and 100 per cent.
    fileprivate var isShare: Bool { self == .share || self == .topBox || self == .firstPlace }
}

/// What can be wrong with a rules file beside unknown names.
enum RuleProblem: ProblemWording {
    case neverHolds
    case noPercentage(Double)
    case twice(String, of: String)
    case unknown(String, of: String, known: [String])

    var what: String {
        switch self {
        case .neverHolds: "no figure is at least this and at most what at-most says"
        case .noPercentage(let number): "a share is never \(number) per cent"
        case .twice(let name, let kind): "there is a \(kind) \(name) already"
        case .unknown(let name, let kind, _): "there is no \(kind) \(name)"
        }
    }

    var remedy: String {
        switch self {
        case .neverHolds: "exchange or correct the two thresholds"
        case .noPercentage: "write a number from 0 to 100: half of them is 50"
        case .twice: "give each a name of its own"
        case .unknown(let name, _, let known):
            nearestName(to: name, among: known).map { "did you mean \($0)?" }
                ?? (known.isEmpty ? "there are none" : "known: \(known.joined(separator: ", "))")
        }
    }
}

extension DerivedShare {
    /// The share of several answers together that a rule asks for; `nil` if it asks for one.
    init?(countedBy rule: Rule) throws(ExpressionError) {
        guard rule.codes.count > 1 else { return nil }
        let condition = rule.codes.map { "selected(${\(rule.question)}, '\($0)')" }.joined(separator: " or ")
        self.init(
            name: rule.counted.question, form: rule.form, topic: rule.topic,
            label: LocalizedText(everywhere: "\(rule.question): \(rule.codes.joined(separator: ", "))"),
            definition: LocalizedText(), condition: try Expression(parsing: condition), isImplied: true)
    }
}
