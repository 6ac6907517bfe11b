import StageFiles
import Statistics
import SurveyModel

/// What changed in a form since the wave before. It knows the two releases and nothing else, so it can tell nothing that
/// either of them hides.
struct FormChanges {
    let now: ReleasedForm
    let before: ReleasedForm
    let previousWave: String
    /// Derived shares are defined by the same rules in both waves.
    let hasSameRules: Bool
    /// The questions that a derived share or an index is made of.
    let sources: (String) -> [String]
    /// By question the valid answers of both.
    private let presentRows: [String: [DistributionRow]]
    private let earlierRows: [String: [DistributionRow]]
    /// Questions whose shares the design or the weighting of one of the waves has set.
    private let fixed: Set<String>

    init(
        now: ReleasedForm, before: ReleasedForm, previousWave: String, hasSameRules: Bool,
        sources: @escaping (String) -> [String] = { _ in [] }
    ) {
        (self.now, self.before, self.sources) = (now, before, sources)
        (self.previousWave, self.hasSameRules) = (previousWave, hasSameRules)
        func valid(_ form: ReleasedForm) -> [String: [DistributionRow]] {
            Dictionary(grouping: form.distributions.filter { $0.base != nil }, by: \.question)
        }
        (presentRows, earlierRows) = (valid(now), valid(before))
        fixed = Set(
            [now.setByDesign, before.setByDesign].flatMap { $0.quotas + $0.margins })
    }

    /// In the order of this wave's tables; what is gone comes last.
    var rows: [ChangeRow] {
        let questions = Self.questions(now)
        let gone = Self.questions(before).filter { !questions.contains($0) }
        var found = questions.flatMap(changes) + gone.map { incomparable($0, .gone) }
        adjust(&found)
        return found.map(\.row)
    }

    private struct Change {
        var row: ChangeRow
        /// Of a question with two answers the second: the rest of the first, and no test of its own.
        var isRest = false
    }

    /// The questions whose shares a release tells.
    static func questions(_ form: ReleasedForm) -> [String] {
        var names: [String] = []
        for row in form.distributions where row.base != nil && row.question != names.last {
            names.append(row.question)
        }
        return names
    }

    private func incomparable(_ question: String, _ reason: ChangeRow.Reason) -> Change {
        var row = ChangeRow()
        (row.form, row.question, row.previousWave) = (now.name, question, previousWave)
        (row.verdict, row.reason) = (.incomparable, reason)
        return Change(row: row)
    }

    private func changes(_ question: String) -> [Change] {
        if let reason = reason(question) { return [incomparable(question, reason)] }
        let (rows, old) = (presentRows[question] ?? [], earlierRows[question] ?? [])
        var changes = zip(rows, old).compactMap(change)
        if changes.isEmpty { return [incomparable(question, .together)] }
        let isOneOfTwo = rows[0].kind == .single || now.instrument.question(named: question) == nil
        if changes.count == 2, rows.count == 2, isOneOfTwo { changes[1].isRest = true }
        return changes
    }

    private func change(_ row: DistributionRow, _ old: DistributionRow) -> Change? {
        if let pairs = pairs(row) { return change(row, pairs) }
        guard let value = row.share.interval, let earlier = old.share.interval, let base = row.base,
            let oldBase = old.base
        else { return nil }
        let interval = DifferenceInterval(value, earlier)
        var change = ChangeRow()
        (change.form, change.question, change.code) = (now.name, row.question, row.code)
        (change.previousWave, change.previousPercent, change.percent) = (
            previousWave, earlier.value, value.value
        )
        (change.change, change.low, change.high) = (interval.difference, interval.low, interval.high)
        (change.previousBase, change.base) = (oldBase, base)
        (change.p, change.test) = test((row, now), (old, before))
        return Change(row: change)
    }

    /// How those who answered in both waves did, where the form is a panel and its table is told.
    private func pairs(_ row: DistributionRow) -> PairedShares? {
        guard
            let told = now.panel.first(where: {
                $0.question == row.question && $0.code == row.code && $0.previousWave == previousWave
            }),
            let both = told.both, let lost = told.lost, let gained = told.gained, let neither = told.neither
        else { return nil }
        let pairs = PairedShares(both: both, lost: lost, gained: gained, neither: neither)
        return pairs.n < Measurement.leastBaseOfShare ? nil : pairs
    }

    /// All of it is of those who answered in both waves.
    private func change(_ row: DistributionRow, _ pairs: PairedShares) -> Change? {
        guard let difference = pairs.difference(level: now.form.statistics.level) else { return nil }
        var change = ChangeRow()
        (change.form, change.question, change.code) = (now.name, row.question, row.code)
        (change.previousWave, change.previousBase, change.base) = (previousWave, pairs.n, pairs.n)
        change.previousPercent = 100 * Double(pairs.both + pairs.lost) / Double(pairs.n)
        change.percent = 100 * Double(pairs.both + pairs.gained) / Double(pairs.n)
        (change.change, change.low, change.high) = (
            100 * difference.value, 100 * difference.low, 100 * difference.high
        )
        change.p = pairs.mcNemar
        if change.p != nil { change.test = pairs.isExact ? .mcNemarExact : .mcNemar }
        return Change(row: change)
    }

    private func test(
        _ first: (row: DistributionRow, form: ReleasedForm),
        _ second: (row: DistributionRow, form: ReleasedForm)
    ) -> (p: Double?, ChangeRow.Test) {
        let samples = [first, second].map { row, form in
            ShareComparison.Sample(
                share: (row.share.value ?? 0) / 100, base: Double(row.base ?? 0),
                designEffect: form.weight(.designEffect) ?? 1,
                samplingFraction: form.samplingFraction(of: row.base ?? 0))
        }
        let isPlain = samples.allSatisfy { $0.designEffect == 1 && $0.samplingFraction == 0 }
        if isPlain, let n = first.row.n, let old = second.row.n, let base = first.row.base,
            let oldBase = second.row.base,
            n <= base, old <= oldBase
        {
            let table = ContingencyTable(rows: 2, columns: 2, counts: [n, base - n, old, oldBase - old])
            if let test = table.pearson(), test.minExpected < 5 { return (table.fisherExact(), .fisher) }
        }
        guard let p = ShareComparison(samples[0], samples[1])?.p else { return (nil, .none) }
        return (p, samples.allSatisfy { $0.designEffect == 1 } ? .pearson : .raoScott)
    }

    /// Adjusts over all tests of the form, as its other tests are, and says what they show.
    private func adjust(_ changes: inout [Change]) {
        let tested = changes.indices.filter { changes[$0].row.p != nil && !changes[$0].isRest }
        let p = tested.map { changes[$0].row.p ?? 1 }
        let adjusted = now.form.statistics.adjustment == .holm ? holm(p) : benjaminiHochberg(p)
        for (index, value) in zip(tested, adjusted) { changes[index].row.pAdjusted = value }
        for index in changes.indices {
            if changes[index].isRest {
                changes[index].row.p = changes[index - 1].row.p
                changes[index].row.pAdjusted = changes[index - 1].row.pAdjusted
            }
            guard let value = changes[index].row.pAdjusted, let change = changes[index].row.change,
                value < now.form.statistics.significance
            else { continue }
            changes[index].row.verdict = change > 0 ? .rose : .fell
        }
    }
}

extension FormChanges {
    /// Why the shares of a question cannot be compared; `nil` where they can.
    func reason(_ question: String) -> ChangeRow.Reason? {
        guard let old = earlierRows[question] else { return .new }
        if let reason = breaks(question) { return reason }
        let rows = presentRows[question] ?? []
        if rows.map(\.code) != old.map(\.code) { return .together }
        let bases = (rows + old).map { $0.base ?? 0 }
        return bases.contains { $0 < Measurement.leastBaseOfShare } ? .few : nil
    }

    /// What breaks the series of a question that both waves tell; `nil` where it goes on.
    func breaks(_ question: String) -> ChangeRow.Reason? {
        if fixed.contains(question) { return .design }
        // What is calculated of dates to compare others by is set by the time of fieldwork.
        if let asked = now.asked(question), asked.role == .demographic, asked.calculation != nil {
            return .design
        }
        if now.asked(question) == nil, before.asked(question) == nil {
            return hasSameRules ? now.seriesBreak(of: sources(question), since: before) : .base
        }
        return now.seriesBreak(of: question, since: before)
    }
}

extension ReleasedForm {
    /// The part of the population that so many answers are, as for their intervals; 0 where its size is not known.
    fileprivate func samplingFraction(of base: Int) -> Double {
        guard let population = form.population, population > 0 else { return 0 }
        return min(1, Double(base) / Double(population))
    }
}
