import Disclosure
import StageFiles
import Statistics
import SurveyModel

extension FormRelease {
    /// With small categories merged (global recoding) where a distribution alone could point at somebody: of the characteristics,
    /// which can be seen or known from elsewhere; of every question if most of the population answered.
    ///
    /// What cannot be merged (an option of several, a question of which one category would be left) is
    /// withheld, and so is a derived share that would tell merged categories apart.
    ///
    /// - Parameter together: By question the codes that were told together before, and so stay so.
    func recoded(together: [String: [[String]]] = [:]) -> FormRelease {
        let rule = PrimaryRule(minimum: form.disclosure.minimumCell)
        var merged: [String: [String: String]] = [:]
        var gone: Set<DistributionName> = []
        for name in distributions.map(\.question).distinct
        where coversPopulation || isCharacteristic(name) || together[name] != nil {
            let rows = distributions.filter { $0.question == name && $0.base != nil }
            guard let base = rows.first?.base else { continue }
            if rows[0].kind == .multiple || rows.reduce(0, { $0 + ($1.n ?? 0) }) != base {
                let small = rows.filter { rule.hides($0.n ?? 0, of: base) }
                gone.formUnion(small.map { DistributionName(question: name, code: $0.code) })
                continue
            }
            let isOrdinal = instrument.question(named: name)?.scale == .ordinal
            let isGuarded = coversPopulation || isCharacteristic(name)
            let parts = MergedCategories(
                rows.map { $0.n ?? 0 }, isOrdinal: isOrdinal,
                rule: isGuarded ? rule : PrimaryRule(minimum: 1),
                together: (together[name] ?? []).map { codes in
                    rows.indices.filter { codes.contains(rows[$0].code) }
                })
            guard let parts, !tellsApart(name, merged) else {
                gone.formUnion(rows.map { DistributionName(question: name, code: $0.code) })
                continue
            }
            for group in parts.groups where group.count > 1 {
                let code = MergedCode(group.map { rows[$0].code }).text
                for index in group { merged[name, default: [:]][rows[index].code] = code }
            }
        }
        var release = self
        release.apply(merged)
        release.withhold(gone)
        return release
    }

    /// More than half of the population answered, so that whoever belongs to it is likely to be in the
    /// tables.
    var coversPopulation: Bool {
        form.population.map { 2 * quality.respondents > $0 } ?? false
    }

    func isCharacteristic(_ name: String) -> Bool {
        instrument.question(named: name)?.role == .demographic || form.crosstabsBy?.contains(name) ?? false
    }

    /// Whether a derived share would tell merged categories of its question apart.
    private func tellsApart(_ name: String, _ merged: [String: [String: String]]) -> Bool {
        guard let share = derived.first(where: { $0.name == name && $0.form == form.name }),
            let source = share.source, let codes = merged[source]
        else { return false }
        return Dictionary(grouping: codes.keys, by: { codes[$0] }).values.contains { group in
            Set(group.map { code in share.condition.truth { _ in [code] } }).count > 1
        }
    }
}

/// An answer in a form's distributions.
struct DistributionName: Hashable {
    var question: String
    var code: String
}

extension FormRelease {
    /// - Parameter merged: For each question the new code of each that is merged.
    private mutating func apply(_ merged: [String: [String: String]]) {
        if merged.isEmpty { return }
        for row in distributions {
            guard merged[row.question]?[row.code] != nil else { continue }
            withheld.append(DisclosureRow(form: form.name, row, reason: .merged))
        }
        distributions = distributions.grouped {
            DistributionName(question: $0.question, code: merged[$0.question]?[$0.code] ?? $0.code)
        }.map { name, rows in
            rows.count == 1 ? rows[0] : DistributionRow(merging: rows, as: name.code, form)
        }
        mergeCells(merged)
        // With the few values there are, mean and spread would tell how many gave each.
        numbers = numbers.map { merged[$0.question] == nil ? $0 : $0.withoutFigures }
    }

    /// Merges the cells of the cross-tabs.
    ///
    /// - Parameter merged: For each question the new code of each that is merged.
    mutating func mergeCells(_ merged: [String: [String: String]]) {
        crosstabs = crosstabs.grouped { row in
            CellName(
                question: row.question, by: row.by, code: merged[row.question]?[row.code] ?? row.code,
                byCode: merged[row.by]?[row.byCode] ?? row.byCode)
        }.map { name, rows in
            var row = rows.count == 1 ? rows[0] : CrosstabRow(merging: rows, as: name)
            // Letters name columns, which now are others.
            if merged[name.by] != nil { row.letters = "" }
            return row
        }
        recoded.formUnion(
            tests.map { TableName(question: $0.question, by: $0.by) }.filter {
                merged[$0.question] != nil || merged[$0.by] != nil
            })
    }

    /// The distributions with the answers together that are so in the cross-tabs.
    var distributionsAsCrossed: [DistributionRow] {
        if collapsed.isEmpty { return distributions }
        return distributions.grouped {
            DistributionName(question: $0.question, code: collapsed[$0.question]?[$0.code] ?? $0.code)
        }.map { name, rows in
            rows.count == 1 ? rows[0] : DistributionRow(merging: rows, as: name.code, form)
        }
    }

    /// Takes the numbers from the rows that cannot be merged, and out what is crossed by them.
    private mutating func withhold(_ gone: Set<DistributionName>) {
        let questions = Set(gone.map(\.question))
        for index in distributions.indices {
            let row = distributions[index]
            // All answers together would tell those withheld.
            if questions.contains(row.question) { distributions[index] = row.withoutAnswers }
            guard gone.contains(DistributionName(question: row.question, code: row.code)) else { continue }
            withheld.append(DisclosureRow(form: form.name, row, reason: .primary))
            distributions[index] = row.withoutFigures
        }
        crosstabs.removeAll { row in
            gone.contains(DistributionName(question: row.question, code: row.code))
                || questions.contains(row.by)
        }
        tests.removeAll { test in
            questions.contains(test.by)
                || questions.contains { test.question == $0 || test.question.hasPrefix("\($0)_") }
        }
        numbers = numbers.map { questions.contains($0.question) ? $0.withoutFigures : $0 }
    }
}

extension Sequence {
    /// The elements that share a key, in the order of each key's first coming.
    fileprivate func grouped<Key: Hashable>(_ key: (Element) -> Key) -> [(Key, [Element])] {
        var places: [Key: Int] = [:]
        var groups: [(Key, [Element])] = []
        for element in self {
            let key = key(element)
            if let place = places[key] {
                groups[place].1.append(element)
            } else {
                places[key] = groups.count
                groups.append((key, [element]))
            }
        }
        return groups
    }
}

extension DerivedShare {
    /// The question it is derived from, if it is one.
    var source: String? {
        let names = condition.questions.distinct
        return names.count == 1 ? names[0] : nil
    }
}
