import Disclosure
import StageFiles
import Statistics
import SurveyModel

extension FormRelease {
    /// Gives weighted figures only as exactly as hidden counts allow.
    ///
    /// With weights that differ by group a weighted share beside the count tells who is in a cell. So for each
    /// question with hidden cells the finest precision is taken under which every hidden count keeps as many
    /// values, in whole people, as without weighted figures: whoever knows everybody's weight is assumed.
    mutating func limitWeightedFigures(
        _ counts: JointCounts, _ blocks: [QuestionBlock], known: [CellName: FeasibilityInterval]
    ) throws {
        if weights.isEmpty || hidden.isEmpty { return }
        for block in blocks where hidden.contains(where: { block.questions.contains($0.question) }) {
            let precision = try precision(block, counts, known)
            for question in block.questions where precision != .exact {
                weightedFigures[question] = precision
            }
        }
        for index in distributions.indices { limit(&distributions[index]) }
        for index in crosstabs.indices { limit(&crosstabs[index]) }
        for index in numbers.indices where weightedFigures[numbers[index].question] != nil {
            numbers[index].withholdWeighted()
        }
        for index in weights.indices {
            weights[index].value = weights[index].value.map { ($0 * 100).rounded() / 100 }
        }
    }

    /// From the finest; in per cent.
    private static let steps = [0.1, 1, 2, 5, 10]

    private func precision(
        _ block: QuestionBlock, _ counts: JointCounts, _ known: [CellName: FeasibilityInterval]
    ) throws -> Precision {
        let pattern = pattern(counts)
        let plain = BlockSystem(
            block, counts, ReleasedTables(self), exclusive: instrument.exclusiveChoices, groups: .known,
            minimum: form.disclosure.minimumCell)
        let own = plain.cells.filter { hidden.contains($0.name) && plain.system.cells[$0.index].count > 0 }
        let wanted = Dictionary(
            uniqueKeysWithValues: own.map { cell in
                (cell.index, min(form.disclosure.width, known[cell.name]?.width ?? 0) + 1)
            })
        let withheld = Set(plain.cells.filter { hidden.contains($0.name) }.map(\.index))
        let shares = plain.weightedShares(block.questions) { table in !hidden.contains { $0.table == table } }
        func isEnough(_ hold: (inout BlockSystem, BlockSystem.WeightedShare) -> Void) throws -> Bool {
            var system = plain
            for share in shares { hold(&system, share) }
            return try pattern.solving(block.questions[0]) {
                try WholeWitnesses(system.system, hidden: withheld).values(wanted) != nil
            }
        }
        if try isEnough({ $0.hold($1) }) { return .exact }
        for step in Self.steps where try isEnough({ $0.hold($1, step: step) }) { return .step(step) }
        return .withheld
    }

    private func limit(_ row: inout DistributionRow) {
        guard let precision = weightedFigures[row.question] else { return }
        row.weightedN = nil
        row.weightedPercentOfAnswers = nil
        row.precision = precision
        row.weightedPercent = row.weightedPercent.flatMap { precision.rounded($0) }
        row.weightedLow = nil
        row.weightedHigh = nil
        guard let percent = row.weightedPercent, let base = row.base, base > 0 else { return }
        // An interval of what is released: the rounded share, the base and the design effect.
        let effect =
            weights.first { $0.measure == .designEffect }?.value.map { ($0 * 100).rounded() / 100 } ?? 1
        let interval = wilsonInterval(
            share: min(1, percent / 100), effectiveSize: Double(base) / max(effect, 1),
            level: form.statistics.level)
        row.weightedLow = interval.map { 100 * $0.low }
        row.weightedHigh = interval.map { 100 * $0.high }
        row.method = Method.text(
            Method.named(in: row.method).filter { $0 == .wilson || $0 == .wilsonFinite },
            weighted: [.wilsonEffective])
    }

    private func limit(_ row: inout CrosstabRow) {
        guard row.suppressed == .none, let precision = weightedFigures[row.question] else { return }
        row.weightedN = nil
        row.weightedBase = nil
        row.adjustedResidual = nil
        row.standsOut = .none
        if row.letters != "*" { row.letters = "" }
        let isWhole = !hidden.contains { $0.table == row.name.table }
        row.weightedPercent = isWhole ? row.weightedPercent.flatMap { precision.rounded($0) } : nil
        row.precision = isWhole ? precision : .withheld
    }
}

extension Precision {
    /// - Returns: `nil` where nothing is given.
    fileprivate func rounded(_ percent: Double) -> Double? {
        step.map { (percent / $0).rounded() * $0 }
    }
}

extension NumberRow {
    fileprivate mutating func withholdWeighted() {
        for figure in [
            \NumberRow.weightedMean, \.weightedLow, \.weightedHigh, \.weightedQ1, \.weightedMedian,
            \.weightedQ3,
        ] { self[keyPath: figure] = nil }
        precision = .withheld
    }
}
