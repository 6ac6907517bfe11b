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
            count: keys[.count]?.int ?? 1, decimals: keys[.decimals]?.int ?? 1, topic: keys.string(.topic),
            factor: keys.string(.factor), quadrant: keys[.quadrant]?.word(Quadrant.self) ?? .none,
            matter: keys.string(.matter),
            priority: keys[.priority]?.int ?? Self.usualPriority, text: keys.localized(.text),
            recommendation: keys.localized(.recommendation), responsible: keys.localized(.responsible),
            line: value.line)
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
