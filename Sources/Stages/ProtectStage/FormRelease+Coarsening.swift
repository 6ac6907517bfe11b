import StageFiles
import SurveyModel

extension FormRelease {
    /// Takes from the tests and the weighted figures what hidden counts could be worked out from.
    mutating func coarsen() {
        if coarsened.isEmpty { return }
        let isWeighted = distributions.contains { $0.weightedN != nil }
        tests = tests.map { test in
            let isOpen = !isWeighted && !coarsened.contains { $0.by == test.by && $0.covers(test.question) }
            var test = isOpen || test.by.isEmpty ? test : test.coarse(form.statistics)
            // An adjusted p-value may be another test's.
            test.pAdjusted = test.pAdjusted.map { TestRow.bound(of: $0, form.statistics) }
            return test
        }
        if isWeighted { roundWeightedFigures() }
    }

    /// With weights that differ by group, exact weighted figures tell who is in a cell. They are rounded to
    /// steps of one respondent or more.
    private mutating func roundWeightedFigures() {
        for index in distributions.indices {
            let base = distributions[index].base
            distributions[index].weightedN = nil
            for figure in [
                \DistributionRow.weightedPercent, \.weightedLow, \.weightedHigh,
                \.weightedPercentOfAnswers,
            ] { distributions[index][keyPath: figure]?.round(inStepsFor: base) }
        }
        for index in numbers.indices {
            for figure in [\NumberRow.weightedMean, \.weightedLow, \.weightedHigh] {
                numbers[index][keyPath: figure] = numbers[index][keyPath: figure].map {
                    ($0 * 10).rounded() / 10
                }
            }
        }
        for index in crosstabs.indices {
            let row = crosstabs[index]
            crosstabs[index].weightedN = nil
            crosstabs[index].weightedBase = nil
            crosstabs[index].adjustedResidual = nil
            crosstabs[index].standsOut = .none
            if coarsened.contains(TableName(question: row.question, by: row.by)) {
                crosstabs[index].weightedPercent = nil
            } else {
                crosstabs[index].weightedPercent?.round(inStepsFor: row.base)
            }
        }
        for index in weights.indices {
            weights[index].value = weights[index].value.map { ($0 * 100).rounded() / 100 }
        }
    }
}

extension TableName {
    /// Whether a test is of this table, or of one option of it.
    fileprivate func covers(_ variable: String) -> Bool {
        variable == question || variable.hasPrefix("\(question)_")
    }
}

extension Double {
    /// Rounds a percentage to whole per cent, or to tenths where a tenth is a respondent or more.
    fileprivate mutating func round(inStepsFor base: Int?) {
        let steps: Double = base ?? 0 >= 1000 ? 10 : 1
        self = (self * steps).rounded() / steps
    }
}

extension TestRow {
    /// What may be said of the test of a table with hidden cells: of the test that decides, that p is below
    /// a bound. Its statistic would be an equation in the hidden counts.
    fileprivate func coarse(_ options: StatisticsOptions) -> TestRow {
        var row = TestRow()
        row.question = question
        row.by = by
        row.test = test
        row.p = pAdjusted == nil ? nil : p.map { Self.bound(of: $0, options) }
        row.pAdjusted = pAdjusted
        row.note = Self.coarseNote
        return row
    }
}
