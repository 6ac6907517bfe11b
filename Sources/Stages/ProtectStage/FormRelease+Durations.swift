import StageFiles
import SurveyModel

extension FormRelease {
    /// Limits what is told of durations: days are in no table, so nothing else bounds what a median and quartiles tell. They
    /// are told by the rules of open numbers, with those for whom it ended as the answers; in the groups of a
    /// characteristic as many are withheld as make ten together, as of indices. How many there are is rounded down: how
    /// many still wait follows from other tables.
    mutating func limitDurations() {
        if form.disclosure.releasesAll { return }
        for name in durations.map(\.question).distinct {
            for by in durations.filter({ $0.question == name }).map(\.by).distinct {
                let rows = durations.indices.filter {
                    durations[$0].question == name && durations[$0].by == by
                }
                let told = Set(distributions.filter { $0.question == by && $0.n != nil }.map(\.code))
                let withheld = withheldGroups(
                    rows.map { durations[$0].ended ?? 0 },
                    isTold: rows.map { by.isEmpty || told.contains(durations[$0].byCode) })
                for (place, row) in rows.enumerated() {
                    durations[row].limit(isWithheld: withheld.contains(place))
                }
            }
        }
    }

    /// Of the groups of a characteristic those whose figures are withheld: the small ones, those that are told together
    /// with others elsewhere, and the next smallest until what is withheld is ten answers together, so that no
    /// difference tells of fewer.
    ///
    /// - Parameter answers: How many each group has.
    func withheldGroups(_ answers: [Int], isTold: [Bool]) -> Set<Int> {
        let answered = answers.indices.filter { answers[$0] > 0 }.sorted {
            (answers[$0], $0) < (answers[$1], $1)
        }
        var withheld = Set(answered.filter { answers[$0] < Self.fewestForMean || !isTold[$0] })
        var together = withheld.reduce(0) { $0 + answers[$1] }
        for group in answered where !withheld.contains(group) && 1..<Self.fewestForMean ~= together {
            withheld.insert(group)
            together += answers[group]
        }
        return withheld
    }

    /// Whether a test of a duration is made of groups that are all told.
    func isReleased(duration name: String, by: String) -> Bool {
        let groups = durations.filter { $0.question == name && $0.by == by }
        return !groups.isEmpty && groups.allSatisfy { $0.precision != .withheld }
    }

    func isDuration(_ name: String) -> Bool { durations.contains { $0.question == name } }
}

extension DurationRow {
    /// How many days there are to a figure that rests on fewer than ``FormRelease/fewestForExactMean``.
    private static let coarseStep = 5.0

    fileprivate mutating func limit(isWithheld: Bool) {
        let ended = ended ?? 0
        if isWithheld || ended < FormRelease.fewestForMean {
            let isEmpty = n ?? 0 == 0
            let (name, by, code) = (question, by, byCode)
            self = DurationRow()
            (question, self.by, byCode) = (name, by, code)
            n = isEmpty ? 0 : nil
            precision = isEmpty ? .exact : .withheld
            return
        }
        let isCoarse = ended < FormRelease.fewestForExactMean
        let step = isCoarse ? Self.coarseStep : 1
        if isCoarse { (q1, q3) = (nil, nil) }
        for figure in [\DurationRow.q1, \DurationRow.median, \DurationRow.q3] {
            self[keyPath: figure] = self[keyPath: figure].map {
                ($0 / step).rounded(.toNearestOrAwayFromZero) * step
            }
        }
        low = low.map { ($0 / step).rounded(.down) * step }
        high = high.map { ($0 / step).rounded(.up) * step }
        n = n.map { $0 / FormRelease.roundingOfCounts * FormRelease.roundingOfCounts }
        self.ended = ended / FormRelease.roundingOfCounts * FormRelease.roundingOfCounts
        precision = .step(step)
    }
}
