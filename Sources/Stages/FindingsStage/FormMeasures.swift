import StageFiles
import Statistics
import SurveyModel

/// Reads figures off one form's released tables; `nil` where the table lacks them.
struct FormMeasures {
    let form: ReleasedForm
    /// The same form of the previous wave.
    var previous: PreviousForm?

    func measure(_ rule: Rule) -> Measurement? {
        switch rule.measure {
        case .share, .firstPlace: share(rule.counted.question, code: rule.counted.code)
        case .topBox: form.topBox(of: rule.question).flatMap { share(rule.question, code: $0.code) }
        case .mode: mode(rule.question)
        case .mean: number(rule.question) { $0.average }
        case .median: duration(rule.question) ?? number(rule.question) { Estimate(value: $0.middle) }
        case .minimum: number(rule.question) { Estimate(value: $0.min) }
        case .maximum: number(rule.question) { Estimate(value: $0.max) }
        case .highestMeans: highestMeans(of: rule.question, count: rule.count)
        case .difference: difference(rule)
        case .association: association(rule.question, by: rule.by)
        case .change: change(rule)
        case .indicator: nil
        }
    }

    private func share(_ question: String, code: String) -> Measurement? {
        guard let row = form.share(of: question, code: code), row.base ?? 0 > 0 else { return nil }
        return Measurement(
            figure: row.share, base: row.base, count: row.n, code: code, labels: [row.label],
            evidence: [Evidence.distribution(form.name, question, code: code)])
    }

    /// The most frequent valid answers.
    private func mode(_ question: String) -> Measurement? {
        let rows = form.distribution(of: question).filter { $0.share.value != nil }
        guard let most = rows.compactMap(\.share.value).max(), most > 0 else { return nil }
        let modes = rows.filter { $0.share.value == most }
        return Measurement(
            figure: modes[0].share, base: modes[0].base, count: modes[0].n,
            code: modes.map(\.code).joined(separator: " "), labels: modes.map(\.label),
            evidence: modes.map { Evidence.distribution(form.name, question, code: $0.code) })
    }

    private func number(_ question: String, _ figure: (NumberRow) -> Estimate) -> Measurement? {
        guard let row = form.number(of: question) else { return nil }
        return Measurement(
            figure: figure(row), base: row.n, unit: .number, evidence: [Evidence.number(form.name, question)])
    }

    /// The median of a duration, with its interval.
    private func duration(_ question: String) -> Measurement? {
        guard let row = form.duration(of: question), row.median != nil else { return nil }
        return Measurement(
            figure: row.middle, base: row.ended, unit: .number,
            evidence: [Evidence.duration(form.name, question)])
    }

    /// The items of a grid with the highest means; all that share the last place.
    private func highestMeans(of grid: String, count: Int) -> Measurement? {
        let items = form.instrument.questions.filter { $0.grid == grid }.compactMap { item in
            form.number(of: item.name).flatMap { row in row.average.value.map { (item, row, $0) } }
        }
        let sorted = items.map(\.2).sorted(by: >)
        guard count > 0, sorted.count >= count else { return nil }
        let best = items.filter { $0.2 >= sorted[count - 1] }
        return Measurement(
            figure: Estimate(value: sorted[count - 1]), base: best.compactMap(\.1.n).min(),
            code: best.map(\.0.name).joined(separator: " "), labels: best.map(\.0.short), unit: .number,
            evidence: best.map { Evidence.number(form.name, $0.0.name) })
    }

    /// How much more often one group gives an answer than another, if the adjusted test and the column
    /// letters say so.
    private func difference(_ rule: Rule) -> Measurement? {
        let by = form.instrument.question(named: rule.by)
        let cells = rule.groups.compactMap { group in
            form.crosstabs.first {
                $0.question == rule.question && $0.by == rule.by && $0.code == rule.code && $0.byCode == group
            }
        }
        guard form.association(of: form.tested(rule.question, code: rule.code), by: rule.by) != nil,
            let by, cells.count == 2, let more = form.share(cells[0]), let less = form.share(cells[1]),
            let column = by.choices.filter({ !$0.isMissing }).firstIndex(where: { $0.name == rule.groups[1] }
            ),
            cells[0].letters.split(separator: " ").contains(
                Substring(ColumnProportions.letter(ofColumn: column)))
        else { return nil }
        return Measurement(
            figure: Estimate(value: more - less), base: cells.compactMap(\.base).min(), code: rule.code,
            labels: rule.groups.compactMap { by.choice(named: $0)?.label }, unit: .points,
            evidence: rule.groups.map {
                Evidence.crosstab(form.name, rule.question, rule.code, by: rule.by, $0)
            })
    }

    /// What has changed since the previous wave, with the interval of the difference.
    private func change(_ rule: Rule) -> Measurement? {
        guard let previous, let now = level(rule), let value = now.figure.interval,
            let before = FormMeasures(form: previous.form).level(rule), let old = before.figure.interval
        else { return nil }
        let base = [now.base, before.base].compactMap(\.self).min()
        // On very few answers there is no share, so no change of one.
        if now.unit == .percent, base ?? 0 < Measurement.leastBaseOfShare { return nil }
        let interval = DifferenceInterval(value, old)
        return Measurement(
            figure: Estimate(value: interval.difference, low: interval.low, high: interval.high),
            base: base, code: rule.codes.joined(separator: " "),
            labels: now.labels, unit: .points, previous: before.figure.value,
            evidence: now.evidence + before.evidence.map { "../\(previous.wave)/\($0)" })
    }

    /// What a change is the change of: the share of the rule's answers or, without answers, the mean, of a duration the
    /// median.
    private func level(_ rule: Rule) -> Measurement? {
        rule.codes.isEmpty
            ? duration(rule.question) ?? number(rule.question) { $0.average }
            : share(rule.counted.question, code: rule.counted.code)
    }

    /// The strength of an association that the adjusted test shows, of an index its adjusted p, since no more is told of
    /// it; nothing where it is withheld, since the table has hidden cells.
    private func association(_ question: String, by: String) -> Measurement? {
        let row = form.association(of: question, by: by)
        guard let row, let p = row.pAdjusted else { return nil }
        return Measurement(
            figure: Estimate(value: row.cramersV ?? row.statistic ?? p), base: row.n, unit: .number, p: p,
            evidence: [Evidence.test(form.name, row)])
    }
}

/// A form of an earlier wave.
struct PreviousForm {
    let wave: String
    let form: ReleasedForm
}

extension Estimate {
    var interval: (value: Double, low: Double, high: Double)? {
        guard let value, let low, let high else { return nil }
        return (value, low, high)
    }
}
