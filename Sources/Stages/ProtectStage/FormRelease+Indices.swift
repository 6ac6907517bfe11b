import StageFiles
import SurveyModel

extension FormRelease {
    /// Limits what is told of indices. An index is a number made of answers that other tables count, so it is told
    /// coarsely, by the rules of open numbers and two more: a figure is rounded to a step that as many respondents as a
    /// count may not tell apart can move it by no more than, and of the groups of a characteristic as many are
    /// withheld as make ten answers together, so that no difference tells of fewer.
    mutating func limitIndices() {
        if form.disclosure.releasesAll { return }
        for name in indices.map(\.name) {
            for by in Set(indexMeans.filter { $0.question == name }.map(\.by)).sorted() {
                limitMeans(of: name, by: by)
            }
        }
    }

    /// How many answers there are to the number of a group that is told.
    static let roundingOfCounts = 5

    private mutating func limitMeans(of name: String, by: String) {
        let rows = indexMeans.indices.filter { indexMeans[$0].question == name && indexMeans[$0].by == by }
        // Groups that are told together have no figure of their own.
        let told = Set(distributions.filter { $0.question == by && $0.n != nil }.map(\.code))
        let withheld = withheldGroups(
            rows.map { indexMeans[$0].n ?? 0 }, isTold: rows.map { told.contains(indexMeans[$0].byCode) })
        let width = surveyIndex(name).map(widthOfScale) ?? 100
        let narrows = surveyIndex(name).map { restsOnOneHiddenTable($0, by: by) } ?? false
        for (place, row) in rows.enumerated() {
            if narrows || withheld.contains(place) || indexMeans[row].n ?? 0 == 0 {
                indexMeans[row] = indexMeans[row].withoutFigures
            } else {
                indexMeans[row].round(
                    to: stepOfMean(width: width, n: indexMeans[row].n ?? 0),
                    keepsSpread: indexMeans[row].n ?? 0 >= Self.fewestForExactMean)
                indexMeans[row].n = indexMeans[row].n.map {
                    $0 / Self.roundingOfCounts * Self.roundingOfCounts
                }
            }
        }
    }

    /// Whether an answer that an index is made of is withheld, or told together with others: its exact mean could tell
    /// it.
    func restsOnHiddenAnswers(_ index: SurveyIndex) -> Bool {
        index.items.contains { item in
            if let inner = surveyIndex(item.name) { return restsOnHiddenAnswers(inner) }
            let question = instrument.questions.first {
                $0.name == item.name || $0.variables.contains(item.name)
            }
            let rows = distributions.filter { $0.question == question?.name && $0.base != nil }
            return rows.isEmpty || rows.contains { $0.n == nil || $0.code.contains("+") }
        }
    }

    /// Whether of all that an index is made of just one question's table by a characteristic has hidden cells: then the means
    /// of its groups would narrow what is said of these, since all else that makes them up is known. Of two or more the mean
    /// is a sum of unknowns.
    func restsOnOneHiddenTable(_ index: SurveyIndex, by: String) -> Bool {
        questions(of: index).count { question in
            collapsed[question]?.isEmpty == false
                || hidden.contains { $0.question == question && $0.by == by }
        } == 1
    }

    /// The questions that an index is made of, each once.
    private func questions(of index: SurveyIndex) -> Set<String> {
        Set(
            index.items.flatMap { item -> Set<String> in
                if let inner = surveyIndex(item.name) { return questions(of: inner) }
                let question = instrument.questions.first {
                    $0.name == item.name || $0.variables.contains(item.name)
                }
                return question.map { [$0.name] } ?? []
            })
    }

    /// What no fewer respondents than a count may not tell apart can move a mean by: the least of 1, 2 and 5 times a
    /// power of ten that is no less.
    func stepOfMean(width: Double, n: Int) -> Double {
        ProtectStage.stepOfMean(width: width, n: n, together: form.disclosure.minimumCell)
    }

    /// A test of an index without what its groups' exact means could be worked out from: p alone, upwards to two digits.
    func withoutStatistic(_ test: TestRow) -> TestRow {
        var row = test
        (row.statistic, row.df1, row.df2, row.cramersV, row.minExpected) = (nil, nil, nil, nil, nil)
        row.p = test.p.map { roundedUp($0, digits: 2) }
        row.pAdjusted = test.pAdjusted == nil ? nil : row.p
        row.precision = .withheld
        return row
    }

    /// The reliability of a scale to two decimals.
    func rounded(_ test: TestRow) -> TestRow {
        var row = test
        row.statistic = test.statistic.map { ($0 * 100).rounded() / 100 }
        row.precision = .step(0.01)
        return row
    }

    /// From the lowest to the highest score there can be.
    func widthOfScale(_ index: SurveyIndex) -> Double {
        let scores = try? IndexScores(indices, instrument, file: "")
        return scores?.range(of: index.name).map { $0.upperBound - $0.lowerBound } ?? 100
    }

    /// Whether a test of an index is made of groups that are all told.
    func isReleased(index name: String, by: String) -> Bool {
        let groups = indexMeans.filter { $0.question == name && $0.by == by }
        return !groups.isEmpty
            && groups.allSatisfy { $0.mean != nil || ($0.n ?? 0) == 0 && $0.precision == .exact }
    }

    func surveyIndex(_ name: String) -> SurveyIndex? { indices.first { $0.name == name } }
}

/// The least of 1, 2 and 5 times a power of ten that is no less than what some of so many answers can move a mean by.
func stepOfMean(width: Double, n: Int, together: Int) -> Double {
    let least = width * Double(max(together, 1)) / Double(max(n, 1))
    var step = 1.0
    while step > least { step /= 10 }
    while true {
        for factor in [1.0, 2, 5] where step * factor >= least * (1 - 1e-12) { return step * factor }
        step *= 10
    }
}

extension IndexMeanRow {
    fileprivate var withoutFigures: IndexMeanRow {
        var row = IndexMeanRow()
        (row.question, row.by, row.byCode) = (question, by, byCode)
        row.precision = n ?? 0 == 0 ? .exact : .withheld
        row.n = n == 0 ? 0 : nil
        return row
    }

    fileprivate mutating func round(to step: Double, keepsSpread: Bool) {
        for figure in [\IndexMeanRow.mean, \.weightedMean, \.q1, \.median, \.q3] {
            self[keyPath: figure] = self[keyPath: figure].map { rounded($0, step, .toNearestOrAwayFromZero) }
        }
        for figure in [\IndexMeanRow.low, \.weightedLow] {
            self[keyPath: figure] = self[keyPath: figure].map { rounded($0, step, .down) }
        }
        for figure in [\IndexMeanRow.high, \.weightedHigh, \.sd] {
            self[keyPath: figure] = self[keyPath: figure].map { rounded($0, step, .up) }
        }
        if !keepsSpread { (sd, q1, median, q3) = (nil, nil, nil, nil) }
        precision = .step(step)
    }
}

/// A multiple of a step, without the last digits that a product of the two would leave.
private func rounded(_ value: Double, _ step: Double, _ rule: FloatingPointRoundingRule) -> Double {
    let places = (value / step).rounded(rule)
    return step >= 1 ? places * step : places / (1 / step).rounded()
}

/// Upwards to so many digits that tell.
private func roundedUp(_ p: Double, digits: Int) -> Double {
    guard p > 1e-12 else { return 1e-12 }
    var unit = 1.0
    while p * unit < 1 { unit *= 10 }
    for _ in 1..<digits { unit *= 10 }
    return min((p * unit).rounded(.up) / unit, 1)
}
