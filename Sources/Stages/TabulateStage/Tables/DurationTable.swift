import StageFiles
import Statistics
import SurveyModel

/// A duration with all whose days are known.
struct DurationAnswers {
    let duration: DurationMeasure
    private let ended: NumberAnswers
    private let open: NumberAnswers

    /// - Returns: `nil` if the tally does not have it.
    init?(_ duration: DurationMeasure, _ tally: FormTally) {
        guard let ended = tally.numbers.first(where: { $0.variable == duration.variableOfEnded }),
            let open = tally.numbers.first(where: { $0.variable == duration.variableOfOpen })
        else { return nil }
        self.duration = duration
        (self.ended, self.open) = (NumberAnswers(ended), NumberAnswers(open))
    }

    /// How many dates cannot be: the end lies before the beginning, or the beginning behind the last day.
    var invalid: Int { ended.tally.unanswered(Slot.invalid) }

    var times: SurvivalTimes { times { $0.byCode[$1].count } }

    /// Those of one category of a demographic.
    func times(_ demographic: Int, _ category: Int) -> SurvivalTimes {
        times { $0.tally[$1, demographic, category].count }
    }

    private func times(_ count: (NumberAnswers, Int) -> Int) -> SurvivalTimes {
        SurvivalTimes(
            ended.values.indices.map { .init(time: ended.values[$0], ended: count(ended, $0)) }
                + open.values.indices.map { .init(time: open.values[$0], open: count(open, $0)) })
    }
}

extension FormTables {
    var durationAnswers: [DurationAnswers] { plan.durations.compactMap { DurationAnswers($0, tally) } }

    /// Each duration of all, then in each group of each characteristic. They are not weighted.
    var durations: [DurationRow] {
        durationAnswers.flatMap { answers in
            [row(answers.times, of: answers.duration)]
                + plan.demographics.enumerated().flatMap { place, demographic in
                    demographic.validCodes.map { category in
                        var row = row(answers.times(place, category), of: answers.duration)
                        (row.by, row.byCode) = (demographic.name, demographic.codes[category].name)
                        return row
                    }
                }
        }
    }

    private func row(_ times: SurvivalTimes, of duration: DurationMeasure) -> DurationRow {
        var row = DurationRow()
        row.question = duration.name
        (row.n, row.ended) = (times.count, times.ended)
        let level = form.statistics.level
        row.q1 = times.quantile(0.25, level: level)?.time
        row.q3 = times.quantile(0.75, level: level)?.time
        if let median = times.quantile(0.5, level: level) {
            (row.median, row.low, row.high) = (median.time, median.low, median.high)
        }
        row.method = Method.kaplanMeier.rawValue
        return row
    }
}

/// The test that the groups of a demographic differ in a duration.
struct DurationTest {
    let answers: DurationAnswers
    let demographic: ClosedItem
    /// The demographic's number among those of the form.
    let index: Int

    var tests: [FormTest] {
        var test = FormTest(.logRank, of: answers.duration.name, by: demographic.name)
        let groups = demographic.validCodes.map { answers.times(index, $0) }
        test.row.n = groups.reduce(0) { $0 + $1.count }
        if let found = SurvivalTimes.logRank(groups) {
            test.row.statistic = found.statistic
            test.row.df1 = Double(found.degreesOfFreedom)
            test.row.p = found.p
            test.isDecisive = true
        } else {
            test.add([.notTestable])
        }
        return [test]
    }
}
