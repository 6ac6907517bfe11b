enum DisclosureKey: String, YAMLKey {
    case interval
    case minimumCell = "minimum-cell"
    case minimumForm = "minimum-form"
    case fullGroups = "full-groups"
}

/// What becomes of a group of which all gave one answer.
private enum FullGroups: String, CaseIterable { case show, hide }

extension WaveReader {
    func disclosure(_ value: YAMLValue) -> DisclosureRules {
        var rules = DisclosureRules()
        guard let keys = value.mapping(DisclosureKey.self) else { return rules }
        if let least = keys[.minimumCell]?.int(in: 1...mostRespondents) { rules.minimumCell = least }
        if let least = keys[.minimumForm]?.int(in: 1...mostRespondents) { rules.minimumForm = least }
        rules.interval = keys[.interval]?.int(in: 2...mostRespondents)
        rules.hidesFullGroups = keys[.fullGroups]?.word(FullGroups.self).map { $0 == .hide }
        return rules
    }
}

/// A limit beyond which every figure of any survey is hidden.
private let mostRespondents = 1_000_000
