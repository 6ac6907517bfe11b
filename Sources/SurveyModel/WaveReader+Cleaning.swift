import Glibc

enum ExclusionKey: String, YAMLKey { case line, reason }

extension WaveReader {
    func cleaningRules(_ keys: YAMLMapping<FormKey>, instrument: String?) -> CleaningRules {
        let checks = instrument.map(checksPath)
        var rules = CleaningRules(
            decisions: keys[.decisions].flatMap { file($0, in: [paths.wave]) },
            coding: keys[.coding].flatMap { file($0, in: [paths.wave]) },
            checks: checks.flatMap { access($0, F_OK) == 0 ? $0 : nil },
            values: keys[.values].map(values) ?? [:],
            corrections: keys[.corrections].flatMap { file($0, in: [paths.wave]) },
            exclude: keys[.exclude]?.entries.compactMap { exclusion($0.name, $0.value) } ?? [])
        rules.secondExports = exports(keys[.secondEntry])
        return rules
    }

    private func values(_ value: YAMLValue) -> [String: ChoiceValues] {
        let pairs = value.entries.compactMap { entry in
            entry.value.word(ChoiceValues.self).map { (entry.name, $0) }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// A reason, or a line and a reason.
    private func exclusion(_ respondent: String, _ value: YAMLValue) -> CleaningRules.Exclusion? {
        if value.isText {
            return value.string.map {
                .init(respondent: respondent, reason: $0, configurationLine: value.line)
            }
        }
        guard let keys = value.mapping(ExclusionKey.self), let reason = keys.required(.reason)?.string else {
            return nil
        }
        return .init(
            respondent: respondent, line: keys[.line]?.int(in: 1...(1 << 40)), reason: reason,
            configurationLine: value.line)
    }
}

/// Where the rules of consistency of an instrument lie: `citizens-checks.yml` beside `citizens.csv`.
private func checksPath(_ instrument: String) -> String {
    let ending = [".csv", ".xlsx"].first { instrument.lowercased().hasSuffix($0) } ?? ""
    return "\(instrument.dropLast(ending.count))-checks.yml"
}
