import StageFiles
import SurveyModel

/// The figures of a form over several waves: of each wave before those that can stand beside the present ones, or why
/// they cannot. It knows the releases and nothing else.
struct FormTrend {
    /// The present wave's name.
    let wave: String
    let now: ReleasedForm
    /// The waves before, the latest first, each beside the present one.
    let earlier: [FormChanges]

    /// In the order of the present tables, the earliest wave first; shares, then means, then what is asked no longer.
    var rows: [TrendRow] {
        let questions = FormChanges.questions(now)
        return questions.flatMap(shares) + now.numbers.flatMap(means)
            + earlier.reversed().flatMap { pair in
                FormChanges.questions(pair.before).filter { !questions.contains($0) }.map {
                    broken($0, .share, pair, .gone)
                }
            }
    }

    private func shares(_ question: String) -> [TrendRow] {
        let present = now.distribution(of: question).filter { $0.base != nil }
        let reasons = earlier.map { ($0, $0.reason(question)) }
        let told = present.flatMap { row in
            reasons.reversed().filter { $0.1 == nil }.compactMap { pair, _ in
                pair.before.share(of: question, code: row.code).flatMap { share($0, pair.previousWave) }
            } + [share(row, wave)].compactMap(\.self)
        }
        return reasons.reversed().compactMap { pair, reason in
            reason.map { broken(question, .share, pair, $0) }
        } + told
    }

    private func share(_ row: DistributionRow, _ wave: String) -> TrendRow? {
        figure(row.share, row.base, .share, wave, row.question, code: row.code)
    }

    private func means(_ row: NumberRow) -> [TrendRow] {
        guard let present = mean(row, wave) else { return [] }
        return earlier.reversed().map { pair -> TrendRow in
            guard let old = pair.before.number(of: row.question) else {
                return broken(row.question, .mean, pair, .new)
            }
            if let reason = pair.breaks(row.question) { return broken(row.question, .mean, pair, reason) }
            return mean(old, pair.previousWave) ?? broken(row.question, .mean, pair, .few)
        } + [present]
    }

    private func mean(_ row: NumberRow, _ wave: String) -> TrendRow? {
        figure(row.average, row.n, .mean, wave, row.question, code: "")
    }

    private func figure(
        _ figure: Estimate, _ base: Int?, _ measure: TrendRow.Measure, _ wave: String, _ question: String,
        code: String
    ) -> TrendRow? {
        guard let value = figure.value, base ?? 0 >= Measurement.leastBaseOfShare else { return nil }
        var row = TrendRow()
        (row.form, row.question, row.code, row.measure, row.wave) = (now.name, question, code, measure, wave)
        (row.value, row.low, row.high, row.base) = (value, figure.low, figure.high, base)
        return row
    }

    private func broken(
        _ question: String, _ measure: TrendRow.Measure, _ pair: FormChanges, _ reason: ChangeRow.Reason
    ) -> TrendRow {
        var row = TrendRow()
        (row.form, row.question, row.measure) = (now.name, question, measure)
        (row.wave, row.reason) = (pair.previousWave, reason)
        return row
    }
}
