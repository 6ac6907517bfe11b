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
        if let least = keys[.minimumCell].flatMap({ number($0, atLeast: 1) }) { rules.minimumCell = least }
        if let least = keys[.minimumForm].flatMap({ number($0, atLeast: 1) }) { rules.minimumForm = least }
        rules.interval = keys[.interval].flatMap { number($0, atLeast: 2) }
        rules.hidesFullGroups = keys[.fullGroups]?.word(FullGroups.self).map { $0 == .hide }
        return rules
    }
}
