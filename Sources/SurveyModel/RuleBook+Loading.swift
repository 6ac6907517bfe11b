import Problems

extension RuleBook {
    /// Reads a rules file.
    ///
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(path: String) throws -> RuleBook {
        let document = try YAMLDocument(path: path)
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
                }
            }
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
        return book
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
        return DerivedShare(
            name: name, form: form, topic: keys.string(.topic), label: keys.localized(.label),
            definition: keys.localized(.definition), condition: try Expression(parsing: text))
    } catch {
        condition.report(InstrumentProblem.badExpression(condition.name, error))
        return nil
    }
}

private func topicOfReport(_ value: YAMLValue) -> Topic? {
    guard let keys = value.mapping(TopicKey.self), let id = keys.required(.id)?.string else { return nil }
    keys[.id]?.checkName()
    return Topic(id: id, label: keys.localized(.label), beside: keys.string(.beside))
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
    return TopicGroup(id: id, form: form, label: keys.localized(.label), topics: keys.strings(.topics))
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
}
