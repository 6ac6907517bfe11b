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

    private static func questions(_ form: ReleasedForm) -> [String] {
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
        if let reason = breaks(question) { return [incomparable(question, reason)] }
        let (rows, old) = (valid(now, question), valid(before, question))
        if rows.map(\.code) != old.map(\.code) { return [incomparable(question, .together)] }
        if zip(rows, old).contains(where: { min($0.base ?? 0, $1.base ?? 0) < Measurement.leastBaseOfShare })
        {
            return [incomparable(question, .few)]
        }
        var changes = zip(rows, old).compactMap(change)
        if changes.isEmpty { return [incomparable(question, .together)] }
        let isOneOfTwo = rows[0].kind == .single || now.instrument.question(named: question) == nil
        if changes.count == 2, rows.count == 2, isOneOfTwo { changes[1].isRest = true }
        return changes
    }

    private func valid(_ form: ReleasedForm, _ question: String) -> [DistributionRow] {
        form.distribution(of: question).filter { $0.base != nil }
    }

    private func change(_ row: DistributionRow, _ old: DistributionRow) -> Change? {
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
        change.p = p((row, now), (old, before))
        return Change(row: change)
    }

    private func p(
        _ first: (row: DistributionRow, form: ReleasedForm),
        _ second: (row: DistributionRow, form: ReleasedForm)
    ) -> Double? {
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
            if let test = table.pearson(), test.minExpected < 5 { return table.fisherExact() }
        }
        return ShareComparison(samples[0], samples[1])?.p
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
    /// What breaks the series of a question; `nil` where it goes on.
    private func breaks(_ question: String) -> ChangeRow.Reason? {
        if valid(before, question).isEmpty { return .new }
        if (now.setByDesign.quotas + now.setByDesign.margins + before.setByDesign.quotas
            + before.setByDesign.margins).contains(question)
        {
            return .design
        }
        guard let asked = now.instrument.question(named: question),
            let old = before.instrument.question(named: question)
        else {
            let isDerived =
                now.instrument.question(named: question) == nil
                && before.instrument.question(named: question) == nil
            return isDerived && hasSameRules ? nil : .base
        }
        // What is calculated of dates to compare others by is set by the time of fieldwork.
        if asked.role == .demographic, asked.calculation != nil { return .design }
        if differ(asked.label, old.label) { return .wording }
        if asked.choices.map(\.name) != old.choices.map(\.name)
            || zip(asked.choices, old.choices).contains(where: { differ($0.label, $1.label) })
        {
            return .choices
        }
        let isSameBase =
            asked.kind == old.kind && asked.relevant == old.relevant
            && asked.choices.map(\.isMissing) == old.choices.map(\.isMissing)
            && now.instrument.countsUndecided == before.instrument.countsUndecided
        return isSameBase ? nil : .base
    }

    /// Whether two texts read otherwise in a language that both have, but for blanks.
    private func differ(_ one: LocalizedText, _ other: LocalizedText) -> Bool {
        let words = { (text: String) in text.split(whereSeparator: \.isWhitespace) }
        return one.byLanguage.contains { language, text in
            other.byLanguage[language].map { words($0) != words(text) } ?? false
        }
    }
}

extension ReleasedForm {
    /// The part of the population that so many answers are, as for their intervals; 0 where its size is not known.
    fileprivate func samplingFraction(of base: Int) -> Double {
        guard let population = form.population, population > 0 else { return 0 }
        return min(1, Double(base) / Double(population))
    }
}
