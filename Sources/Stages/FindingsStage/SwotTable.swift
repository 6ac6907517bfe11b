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
            func key(_ entry: (offset: Int, element: SwotEntry)) -> [Int] {
                [
                    places[entry.element.row.factor] ?? .max,
                    order.firstIndex(of: entry.element.row.quadrant) ?? .max,
                    entry.element.strength, entry.offset,
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

    /// Without entries that say the same of the same factor in the same words.
    private static func joined(_ entries: [SwotEntry]) -> [SwotEntry] {
        var result: [SwotEntry] = []
        for entry in entries {
            let twin = result.firstIndex {
                $0.row.factor == entry.row.factor && $0.row.quadrant == entry.row.quadrant
                    && $0.key == entry.key
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
    /// What it says, as compared with others.
    let key: [MatchingKey]

    init(_ finding: FindingRow) {
        row.factor = finding.factor
        row.quadrant = finding.quadrant
        row.text = finding.text
        row.origin = finding.measure == Rule.Measure.indicator.rawValue ? .indicator : .survey
        row.evidence = finding.id
        strength = row.origin == .indicator ? 2 : finding.verdict == .firm ? 0 : 1
        key = Self.key(row.text)
    }

    init(_ statement: TeamRow<StatementRow>, file: String) {
        row.factor = statement.row.factor
        row.quadrant = statement.row.quadrant
        row.text = statement.row.text
        row.origin = .statement
        row.evidence = teamEvidence(file, line: statement.line)
        strength = 3
        key = Self.key(row.text)
    }

    /// The entries of other origins on the same factor that point the other way.
    func contradicting(_ others: [SwotEntry]) -> [SwotEntry] {
        others.filter {
            $0.row.factor == row.factor && $0.row.origin != row.origin
                && $0.row.quadrant.isFavourable != row.quadrant.isFavourable
        }
    }

    private static func key(_ text: LocalizedText) -> [MatchingKey] {
        text.byLanguage.sorted { $0.key < $1.key }.map { MatchingKey($0.value) }
    }
}
