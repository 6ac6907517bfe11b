import Problems

extension RuleBook {
    /// Reads a rules file.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(path: String) throws -> RuleBook { try load(YAMLDocument(path: path)) }

    static func load(_ document: YAMLDocument) throws -> RuleBook {
        var book = RuleBook()
        if let keys = document.root.mapping(RuleBookKey.self) {
            book.derived = keys.list(.derived).compactMap(derivedShare)
            book.protocol = keys[.protocol].flatMap(ProtocolRules.init)
            book.indices = keys.list(.indices).compactMap(SurveyIndex.init)
            book.durations = keys.list(.durations).compactMap(DurationMeasure.init)
            book.topics = keys.list(.topics).compactMap(topicOfReport)
            book.groups = keys.list(.groups).compactMap(topicGroup)
            book.matters = keys.list(.matters).compactMap(matterOfSources)
            book.factors = keys.list(.factors).flatMap(factorsOfSection)
            if let wording = keys[.wording]?.mapping(RuleBook.Phrase.self) {
                for phrase in RuleBook.Phrase.allCases {
                    book.wording[phrase] = wording[phrase]?.localized
                    book.wordingLines[phrase] = wording[phrase]?.line
                }
            }
            book.checkNames(keys)
            for value in keys.list(.rules) {
                guard let rule = Rule(value) else { continue }
                book.rules.append(rule)
                do throws(ExpressionError) {
                    guard let share = try DerivedShare(countedBy: rule),
                        !book.derived.contains(where: { $0.form == share.form && $0.name == share.name })
                    else { continue }
                    book.derived.append(share)
                } catch {
                    value.report(InstrumentProblem.badExpression(RuleKey.code.rawValue, error))
                }
            }
        }
        try document.finish()
        book.lendTopics()
        return book
    }

    /// A derived share without a topic is told where the first rule about it says.
    private mutating func lendTopics() {
        for index in derived.indices where derived[index].topic.isEmpty {
            let share = derived[index]
            derived[index].topic =
                rules.first { $0.form == share.form && $0.question == share.name && !$0.topic.isEmpty }?.topic
                ?? ""
        }
    }
}

extension RuleBook {
    /// Reports names that stand twice, and those of topics, factors and tables that are not there.
    fileprivate func checkNames(_ keys: YAMLMapping<RuleBookKey>) {
        let lists: [(RuleBookKey, String, String)] = [
            (.topics, "topic", "id"), (.groups, "group", "id"), (.matters, "matter", "id"),
        ]
        for (key, kind, name) in lists {
            reportRepeated(keys.list(key).map { ($0, $0.text(under: name)) }, kind)
        }
        for (key, kind) in [(RuleBookKey.derived, "derived share"), (.indices, "index")] {
            // Forms have names of their own.
            reportRepeated(
                keys.list(key).map { value in
                    (value, value.text(under: "name").map { "\($0) of \(value.text(under: "form") ?? "")" })
                }, kind)
        }
        let topics = topics.map(\.id)
        for key in [RuleBookKey.derived, .indices] {
            for value in keys.list(key) { value.value(under: "topic")?.checkNamed("topic", among: topics) }
        }
        for value in keys.list(.groups) {
            for topic in value.value(under: "topics")?.strings ?? []
            where !topics.isEmpty && !topics.contains(topic) {
                value.report(RuleProblem.unknown(topic, of: "topic", known: topics))
            }
        }
        checkGrouping(keys.list(.groups))
        let items = keys.list(.factors).flatMap { $0.value(under: "items")?.list ?? [] }
        reportRepeated(items.map { ($0, $0.text(under: "id")) }, "factor")
        let factors = factors.map(\.id)
        for item in items {
            for factor in item.value(under: "related")?.strings ?? [] where !factors.contains(factor) {
                item.report(RuleProblem.unknown(factor, of: "factor", known: factors))
            }
        }
        for value in keys.list(.factors) {
            value.value(under: "table")?.checkNamed("table", among: Quadrant.tables)
        }
        guard let page = keys[.protocol] else { return }
        for key in ["total", "mark"] {
            page.value(under: key)?.checkNamed("index", among: indices.map(\.name))
        }
    }

    /// A topic is told once for each form.
    private func checkGrouping(_ groups: [YAMLValue]) {
        var seen: [String: Set<String>] = [:]
        for value in groups {
            let form = value.text(under: "form") ?? ""
            for topic in value.value(under: "topics")?.strings ?? []
            where !seen[form, default: []].insert(topic).inserted {
                value.report(RuleProblem.groupedTwice(topic, form: form))
            }
        }
    }

    private func reportRepeated(_ named: [(value: YAMLValue, name: String?)], _ kind: String) {
        var seen: Set<String> = []
        for (value, name) in named {
            if let name, !seen.insert(name).inserted { value.report(RuleProblem.twice(name, of: kind)) }
        }
    }
}

private enum RuleBookKey: String, YAMLKey {
    case derived, indices, durations, `protocol`, topics, groups, matters, factors, wording, rules
}

extension RuleBook.Phrase: YAMLKey {}

private enum DerivedKey: String, YAMLKey { case name, form, topic, label, definition, condition }

private enum TopicKey: String, YAMLKey { case id, label, beside }

private enum MatterKey: String, YAMLKey { case id, label }

private enum GroupKey: String, YAMLKey { case id, form, label, topics }

private enum FactorSectionKey: String, YAMLKey { case table, section, items }

private enum FactorKey: String, YAMLKey { case id, label, related, question }

private func derivedShare(_ value: YAMLValue) -> DerivedShare? {
    guard let keys = value.mapping(DerivedKey.self), let name = keys.required(.name)?.string,
        let form = keys.required(.form)?.string, let condition = keys.required(.condition),
        let text = condition.string
    else { return nil }
    keys[.name]?.checkName()
    do throws(ExpressionError) {
        var share = DerivedShare(
            name: name, form: form, topic: keys.string(.topic), label: keys.localized(.label),
            definition: keys.localized(.definition), condition: try Expression(parsing: text))
        share.line = condition.line
        return share
    } catch {
        condition.report(InstrumentProblem.badExpression(condition.name, error))
        return nil
    }
}

private func topicOfReport(_ value: YAMLValue) -> Topic? {
    guard let keys = value.mapping(TopicKey.self), let id = keys.required(.id)?.string else { return nil }
    keys[.id]?.checkName()
    return Topic(id: id, label: keys.localized(.label), beside: keys.string(.beside), line: value.line)
}

private func matterOfSources(_ value: YAMLValue) -> Matter? {
    guard let keys = value.mapping(MatterKey.self), let id = keys.required(.id)?.string else { return nil }
    return Matter(id: id, label: keys.localized(.label))
}

private func topicGroup(_ value: YAMLValue) -> TopicGroup? {
    guard let keys = value.mapping(GroupKey.self), let id = keys.required(.id)?.string,
        let form = keys.required(.form)?.string
    else { return nil }
    keys[.id]?.checkName()
    return TopicGroup(
        id: id, form: form, label: keys.localized(.label), topics: keys.strings(.topics), line: value.line)
}

/// The factors under one heading of one table.
private func factorsOfSection(_ value: YAMLValue) -> [Factor] {
    guard let keys = value.mapping(FactorSectionKey.self), let table = keys.required(.table)?.string else {
        return []
    }
    return keys.list(.items).compactMap { item in
        guard let factor = item.mapping(FactorKey.self), let id = factor.required(.id)?.string else {
            return nil
        }
        return Factor(
            id: id, table: table, label: factor.localized(.label), section: keys.localized(.section),
            related: factor.strings(.related), question: factor.localized(.question))
    }
}

extension YAMLValue {
    /// Reports a text that cannot be a name, of which files and places on a page are called.
    fileprivate func checkName() {
        if let name = string, !isName(name) { report(InstrumentProblem.badName(name)) }
    }

    /// Reports a name that is none of those known.
    fileprivate func checkNamed(_ kind: String, among known: [String]) {
        guard isText, let name = string, !name.isEmpty, !known.isEmpty, !known.contains(name) else { return }
        report(RuleProblem.unknown(name, of: kind, known: known))
    }

    /// What stands under a key; `nil` if nothing does. Whether the mapping is sound is seen elsewhere.
    fileprivate func value(under key: String) -> YAMLValue? {
        isMapping ? entries.first { $0.name == key }?.value : nil
    }

    fileprivate func text(under key: String) -> String? {
        value(under: key).flatMap { $0.isText ? $0.string : nil }
    }
}
