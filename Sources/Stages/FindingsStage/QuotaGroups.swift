import NumberText
import StageFiles
import SurveyModel

/// The shares of an answer in the groups of a quota, where the quota decides the share of all.
struct QuotaGroups {
    let by: Question
    /// Each group with its share, in per cent.
    let shares: [(label: LocalizedText, share: Double)]
    let evidence: [String]

    /// From this Cramér's V on the groups decide the share: a large effect (J. Cohen, *Statistical Power Analysis for the
    /// Behavioral Sciences*, 2nd ed. (1988), § 7.2, w = 0.50).
    static let large = 0.5

    /// - Returns: `nil` if no quota decides the share of this answer, or cells that say so were withheld.
    init?(_ form: ReleasedForm, _ question: String, code: String) {
        let raked = form.setByDesign.margins
        let candidates = (form.form.design?.quotas ?? []).filter { !raked.contains($0) }
            .compactMap(form.instrument.question(named:))
        let found = candidates.compactMap { by -> (by: Question, cells: [CrosstabRow], v: Double)? in
            let cells = form.crosstabs.filter {
                $0.question == question && $0.by == by.name && $0.code == code
            }
            guard let v = Self.cramersV(cells), v >= Self.large else { return nil }
            return (by, cells, v)
        }
        guard let strongest = found.max(by: { $0.v < $1.v }) else { return nil }
        by = strongest.by
        shares = strongest.cells.compactMap { cell in
            guard let share = form.share(cell) else { return nil }
            let label = form.label(of: cell.by, code: cell.byCode) ?? LocalizedText(everywhere: cell.byCode)
            return (label, share)
        }
        evidence = strongest.cells.map {
            Evidence.crosstab(form.name, question, code, by: $0.by, $0.byCode)
        }
    }

    /// Of the table of those who gave the answer and the others by group; `nil` where a cell is withheld, nobody or
    /// everybody gave it, or there are too few answers to say.
    private static func cramersV(_ cells: [CrosstabRow]) -> Double? {
        let counts = cells.compactMap { cell in
            cell.n.flatMap { n in cell.base.map { (n: Double(n), base: Double($0)) } }
        }
        let (n, base) = counts.reduce((0, 0)) { ($0.0 + $1.n, $0.1 + $1.base) }
        guard counts.count == cells.count, base >= Double(Measurement.smallBase), n > 0, n < base else {
            return nil
        }
        let share = n / base
        let squares = counts.filter { $0.base > 0 }.reduce(0) { sum, group in
            let difference = group.n / group.base - share
            return sum + group.base * difference * difference
        }
        return (squares / (base * share * (1 - share))).squareRoot()
    }

    /// The groups with their shares, as they stand in a sentence.
    func text(_ language: Language) -> String {
        let style = NumberStyle(language)
        return shares.map { "\($0.label[language]) – \(style.percent($0.share))" }.joined(separator: "; ")
    }
}
