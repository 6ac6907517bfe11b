import Problems

extension MaturityModel {
    /// - Throws: `Failure` with every problem found, each at its line.
    public static func load(path: String) throws -> MaturityModel { try load(YAMLDocument(path: path)) }

    static func load(_ document: YAMLDocument) throws -> MaturityModel {
        var model = MaturityModel(sections: [], ladder: [], wording: [:])
        if let keys = document.root.mapping(MaturityModelKey.self) {
            model.sections = (keys.required(.sections)?.list ?? []).compactMap(Section.init)
            model.ladder = (keys.required(.ladder)?.list ?? []).compactMap(Level.init)
            if let wording = keys.required(.wording)?.mapping(Phrase.self) {
                for phrase in Phrase.allCases {
                    model.wording[phrase] = wording.required(phrase)?.localized
                }
            }
        }
        try document.finish()
        return model
    }
}

extension MaturityModel.Phrase: YAMLKey {}

private enum MaturityModelKey: String, YAMLKey { case sections, ladder, wording }

private enum SectionKey: String, YAMLKey { case id, label, items }

private enum ItemKey: String, YAMLKey {
    case id, text
    case supportedBy = "supported-by"
    case contradictedBy = "contradicted-by"
}

private enum LevelKey: String, YAMLKey { case id, label, share, floor, traits }

private enum TraitKey: String, YAMLKey {
    case text
    case supportedBy = "supported-by"
    case contradictedBy = "contradicted-by"
}

extension MaturityModel.Section {
    fileprivate init?(_ value: YAMLValue) {
        guard let keys = value.mapping(SectionKey.self), let id = keys.required(.id)?.string else {
            return nil
        }
        let items = keys.list(.items).compactMap(MaturityModel.Item.init)
        self.init(id: id, label: keys.localized(.label), items: items)
    }
}

extension MaturityModel.Item {
    fileprivate init?(_ value: YAMLValue) {
        guard let keys = value.mapping(ItemKey.self), let id = keys.required(.id)?.string else { return nil }
        self.init(
            id: id, text: keys.localized(.text), supportedBy: keys.strings(.supportedBy),
            contradictedBy: keys.strings(.contradictedBy), line: value.line)
    }
}

extension MaturityModel.Level {
    fileprivate init?(_ value: YAMLValue) {
        guard let keys = value.mapping(LevelKey.self), let id = keys.required(.id)?.string,
            let share = keys.required(.share)?.double, let floor = keys.required(.floor)?.double
        else { return nil }
        for key in [LevelKey.share, .floor] {
            if let value = keys[key], let number = value.double, !(0...100).contains(number) {
                value.report(RuleProblem.noPercentage(number))
            }
        }
        self.init(
            id: id, label: keys.localized(.label), share: share, floor: floor,
            traits: keys.list(.traits).compactMap(MaturityModel.Trait.init))
    }
}

extension MaturityModel.Trait {
    fileprivate init?(_ value: YAMLValue) {
        guard let keys = value.mapping(TraitKey.self), keys.required(.text) != nil else { return nil }
        self.init(
            text: keys.localized(.text), supportedBy: keys.strings(.supportedBy),
            contradictedBy: keys.strings(.contradictedBy), line: value.line)
    }
}
