import StageFiles
import SurveyModel

/// The entries of Tables Б.1 and Б.2, with what contradicts them.
struct SwotTable {
    let rows: [SwotRow]

    /// - Parameter findings: Those with a quadrant enter the tables.
    init(rules: RuleBook, findings: [FindingRow], statements: StatementTable?) {
        let entries =
            findings.filter { $0.quadrant != .none }.map(SwotEntry.init)
            + (statements?.rows.map { SwotEntry($0, file: statements?.file ?? "") } ?? [])
        let places = Dictionary(
            rules.factors.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let order: [Quadrant] = [.strength, .weakness, .opportunity, .threat]
        let sorted = entries.enumerated().sorted { a, b in
            func key(_ entry: (offset: Int, element: SwotEntry)) -> [Double] {
                [
                    Double(places[entry.element.row.factor] ?? .max),
                    Double(order.firstIndex(of: entry.element.row.quadrant) ?? .max),
                    Double(entry.element.strength), -(entry.element.beyond ?? 0), Double(entry.offset),
                ]
            }
            return key(a).lexicographicallyPrecedes(key(b))
        }.map(\.element)
        rows = Self.joined(sorted).map { entry in
            var row = entry.row
            row.table = row.quadrant.table
            row.contradicts = entry.contradicting(sorted).map(\.row.evidence).joined(separator: " ")
            return row
        }
    }

    /// Without entries that say the same of the same factor in nearly the same words; the firmest stays.
    private static func joined(_ entries: [SwotEntry]) -> [SwotEntry] {
        var result: [SwotEntry] = []
        for entry in entries {
            let twin = result.firstIndex {
                $0.row.factor == entry.row.factor && $0.row.quadrant == entry.row.quadrant
                    && $0.saysNearlyTheSame(as: entry)
            }
            if let twin {
                result[twin].row.evidence += " " + entry.row.evidence
            } else {
                result.append(entry)
            }
        }
        return result
    }
}

/// One entry, with how much it rests on.
private struct SwotEntry {
    var row = SwotRow()
    /// The less the firmer: a firm finding, a suggestive one, an indicator, a statement.
    let strength: Int
    /// How far beyond its threshold.
    let beyond: Double?
    /// The words of each language, as compared with those of others.
    let words: [Language: Set<String>]

    init(_ finding: FindingRow) {
        row.factor = finding.factor
        row.quadrant = finding.quadrant
        row.matter = finding.matter
        row.text = finding.text
        row.origin = finding.measure == Rule.Measure.indicator.rawValue ? .indicator : .survey
        row.evidence = finding.id
        strength = row.origin == .indicator ? 2 : finding.verdict == .firm ? 0 : 1
        beyond = finding.beyond
        words = Self.words(row.text)
    }

    init(_ statement: TeamRow<StatementRow>, file: String) {
        row.factor = statement.row.factor
        row.quadrant = statement.row.quadrant
        row.matter = statement.row.matter
        row.text = statement.row.text
        row.origin = .statement
        row.evidence = teamEvidence(file, line: statement.line)
        strength = 3
        beyond = nil
        words = Self.words(row.text)
    }

    /// The entries of other origins on the same matter that point the other way.
    func contradicting(_ others: [SwotEntry]) -> [SwotEntry] {
        if row.matter.isEmpty { return [] }
        return others.filter {
            $0.row.matter == row.matter && $0.row.origin != row.origin
                && $0.row.quadrant.isFavourable != row.quadrant.isFavourable
        }
    }

    /// In every language that both have at least four of five words are the same, and every number.
    func saysNearlyTheSame(as other: SwotEntry) -> Bool {
        let languages = Set(words.keys).intersection(other.words.keys)
        return !languages.isEmpty
            && languages.allSatisfy { language in
                let (mine, its) = (words[language] ?? [], other.words[language] ?? [])
                let differing = mine.symmetricDifference(its)
                return !differing.contains { $0.contains(where: \.isNumber) }
                    && 5 * mine.intersection(its).count >= 4 * mine.union(its).count
            }
    }

    private static func words(_ text: LocalizedText) -> [Language: Set<String>] {
        text.byLanguage.mapValues { text in
            Set(MatchingKey(text).text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        }
    }
}
