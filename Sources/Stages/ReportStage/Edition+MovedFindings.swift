import StageFiles
import SurveyModel
import TemplateText

/// A finding that is new, gone or turned round.
struct MovedFindingView: TemplateView {
    var before = ""
    var now: FindingView?
    /// The figure moved by more than chance explains.
    var isShown = false
}

extension Edition {
    /// Findings that are new, gone, or turned round: of the same question or on the same matter, on the other side.
    func addFindings(to view: inout ComparisonView, _ earlier: EarlierWave) {
        let haveIndicators = input.wave.swot?.indicators != nil && earlier.wave.swot?.indicators != nil
        let (now, before) = (
            told(input.findings, indicators: haveIndicators),
            told(earlier.findings, indicators: haveIndicators)
        )
        let (ids, oldIDs) = (Set(now.map(\.id)), Set(before.map(\.id)))
        var new = now.filter { !oldIDs.contains($0.id) }
        for old in before where !ids.contains(old.id) {
            if let place = new.firstIndex(where: { isOpposite($0, old) }) {
                let other = new.remove(at: place)
                view.turned.append(
                    MovedFindingView(
                        before: text(old.text), now: self.view(other), isShown: isShown(old) || isShown(other)
                    ))
            } else {
                view.gone.append(MovedFindingView(before: text(old.text), isShown: isShown(old)))
            }
        }
        view.new = new.map { MovedFindingView(now: self.view($0), isShown: isShown($0)) }
        view.findingsMoved = !(view.turned + view.gone + view.new).isEmpty
    }

    private func isShown(_ finding: FindingRow) -> Bool {
        input.changes.contains { row in
            row.form == finding.form && row.question == finding.question && row.code == finding.code
                && (row.verdict == .rose || row.verdict == .fell)
        }
    }

    private func isOpposite(_ one: FindingRow, _ other: FindingRow) -> Bool {
        one.form == other.form && one.quadrant.isFavourable != other.quadrant.isFavourable
            && (one.question == other.question || !one.matter.isEmpty && one.matter == other.matter)
    }

    /// The findings that enter the SWOT, but for those on changes.
    private func told(_ findings: [FindingRow], indicators: Bool) -> [FindingRow] {
        findings.filter {
            $0.quadrant != .none && $0.measure != Rule.Measure.change.rawValue
                && (indicators || $0.measure != Rule.Measure.indicator.rawValue)
        }
    }

    /// What the experts say now and did not, and the other way round; nothing where one of the waves has no experts.
    func addStatements(to view: inout ComparisonView, _ earlier: EarlierWave) {
        guard input.wave.swot?.statements != nil, earlier.wave.swot?.statements != nil else { return }
        func texts(_ rows: [SwotRow]) -> [String] {
            rows.filter { $0.origin == .statement }.map { row in
                let sign = row.quadrant.isFavourable == true ? "▲" : "▼"
                return "\(sign) \(text(row.text))"
            }
        }
        let (now, before) = (texts(input.swot), texts(earlier.swot))
        let (known, old) = (Set(now), Set(before))
        view.stated = now.filter { !old.contains($0) }.map { GoneView(text: $0) }
        view.dropped = before.filter { !known.contains($0) }.map { GoneView(text: $0) }
    }
}
